package dev.zvonar.message;

import dev.zvonar.message.Compiled.Piece;
import dev.zvonar.speech.Language;
import dev.zvonar.wire.rtp.Prompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/// Turns a checked draft into a [Compiled] message: says what is fixed, fetches the recordings.
final class Compiler {
  private final Voice voice;
  private final LongFunction<Prompt> recordings;

  Compiler(Voice voice, LongFunction<Prompt> recordings) {
    this.voice = voice;
    this.recordings = recordings;
  }

  Compiled compile(MessageDraft draft) {
    Map<Character, List<Piece>> replies = new HashMap<>();
    for (MessageKey key : draft.keys()) {
      if (key.hasReply() && key.reply() != null) {
        replies.put(key.digit().charAt(0), pieces(tokens(key.reply(), voice.language())));
      }
    }
    return new Compiled(voice, draft, pieces(bodyTokens(draft, voice.language())), replies);
  }

  static List<Token> bodyTokens(MessageDraft draft, Language language) {
    List<Token> tokens = new ArrayList<>();
    for (MessagePart part : draft.parts()) {
      switch (part) {
        case MessagePart.Recorded(var id) -> tokens.add(new Token.Recorded(id));
        case MessagePart.Spoken(var text) -> tokens.addAll(tokens(text, language));
        case MessagePart.Pause(var ms) -> tokens.add(new Token.Gap(ms));
        case MessagePart.Value(var tag, var format, var fallback) ->
            Template.slot(tag, format, fallback, language, new ArrayList<>())
                .ifPresent(tokens::add);
      }
    }
    return tokens;
  }

  /// The slots of the body and of all replies.
  static List<Token.Slot> slots(MessageDraft draft, Language language) {
    List<Token> tokens = new ArrayList<>(bodyTokens(draft, language));
    for (MessageKey key : draft.keys()) {
      if (key.reply() != null) {
        tokens.addAll(tokens(key.reply(), language));
      }
    }
    return tokens.stream()
        .filter(Token.Slot.class::isInstance)
        .map(Token.Slot.class::cast)
        .toList();
  }

  private static List<Token> tokens(String text, Language language) {
    return Template.parse(text, language).tokens();
  }

  private List<Piece> pieces(List<Token> tokens) {
    List<Piece> pieces = new ArrayList<>();
    List<Prompt> fixed = new ArrayList<>();
    for (Step step : Layout.of(tokens)) {
      switch (step) {
        case Step.Say(var text) -> fixed.add(voice.say(text));
        case Step.Play(var id) -> fixed.add(recordings.apply(id));
        case Step.Rest(var ms) -> fixed.add(Prompt.silence(ms));
        case Step.Fill fill -> {
          flush(pieces, fixed);
          pieces.add(new Piece.Hole(fill));
        }
      }
    }
    flush(pieces, fixed);
    return pieces;
  }

  private static void flush(List<Piece> pieces, List<Prompt> fixed) {
    if (!fixed.isEmpty()) {
      pieces.add(new Piece.Fixed(Prompt.sequence(fixed)));
      fixed.clear();
    }
  }
}
