package dev.zvonar.message;

import java.util.ArrayList;
import java.util.List;

/// Settles where the voice falls and where it pauses. Pure.
///
/// Words and values are synthesised apart, so that what is the same is made once; the synthesiser
/// then knows nothing of their neighbours. The sign each piece gets makes the voice go on (`,`)
/// where the sentence goes on and fall (`.`) where it ends, and the pauses, which are cut off the
/// synthesiser's sound, are put back after the signs that stand in the text.
final class Layout {
  static final int SENTENCE_MS = 340;
  static final int COMMA_MS = 140;

  private static final String SIGNS = ".,!?;:…—–-";

  private final List<Token> tokens;
  private final List<Step> steps = new ArrayList<>();

  private Layout(List<Token> tokens) {
    this.tokens = tokens;
  }

  static List<Step> of(List<Token> tokens) {
    Layout layout = new Layout(List.copyOf(tokens));
    for (int i = 0; i < tokens.size(); i++) {
      layout.place(i);
    }
    return layout.withoutLastRest();
  }

  private void place(int i) {
    switch (tokens.get(i)) {
      case Token.Words words -> words(i, words.text());
      case Token.Slot slot -> slot(i, slot);
      case Token.Recorded recorded -> steps.add(new Step.Play(recorded.recordingId()));
      case Token.Gap gap -> steps.add(new Step.Rest(gap.ms()));
    }
  }

  private void words(int i, String text) {
    // The signs right behind a value were that value's.
    String own = i > 0 && tokens.get(i - 1) instanceof Token.Slot ? afterSigns(text) : text;
    String phrase = own.strip();
    if (phrase.chars().noneMatch(Character::isLetterOrDigit)) {
      return;
    }
    char last = phrase.charAt(phrase.length() - 1);
    if (SIGNS.indexOf(last) >= 0) {
      steps.add(new Step.Say(phrase));
      rest(last);
    } else if (isNext(i, Token.Slot.class)) {
      steps.add(new Step.Say(phrase + ","));
    } else {
      steps.add(new Step.Say(phrase + "."));
      restBeforeSpoken(i);
    }
  }

  private void slot(int i, Token.Slot slot) {
    String signs =
        isNext(i, Token.Words.class) ? signsOf(((Token.Words) tokens.get(i + 1)).text()) : "";
    if (!signs.isEmpty()) {
      char mark = markOf(signs);
      steps.add(new Step.Fill(slot, mark));
      rest(mark);
    } else if (isNext(i, Token.Words.class) || isNext(i, Token.Slot.class)) {
      steps.add(new Step.Fill(slot, ','));
    } else {
      steps.add(new Step.Fill(slot, '.'));
    }
  }

  private void restBeforeSpoken(int i) {
    if (isNext(i, Token.Words.class)) {
      rest('.');
    }
  }

  private void rest(char sign) {
    boolean sentence = ".!?…".indexOf(sign) >= 0;
    steps.add(new Step.Rest(sentence ? SENTENCE_MS : COMMA_MS));
  }

  private boolean isNext(int i, Class<? extends Token> kind) {
    return i + 1 < tokens.size() && kind.isInstance(tokens.get(i + 1));
  }

  private List<Step> withoutLastRest() {
    boolean rests = !steps.isEmpty() && steps.getLast() instanceof Step.Rest;
    boolean written = !tokens.isEmpty() && tokens.getLast() instanceof Token.Gap;
    return List.copyOf(rests && !written ? steps.subList(0, steps.size() - 1) : steps);
  }

  /// The signs a text begins with.
  private static String signsOf(String text) {
    return text.substring(0, text.length() - afterSigns(text).length()).strip();
  }

  private static String afterSigns(String text) {
    int end = 0;
    while (end < text.length() && isSign(text.charAt(end))) {
      end++;
    }
    return text.substring(end);
  }

  private static boolean isSign(char c) {
    return SIGNS.indexOf(c) >= 0 || Character.isWhitespace(c);
  }

  private static char markOf(String signs) {
    if (signs.indexOf('?') >= 0) {
      return '?';
    }
    if (signs.indexOf('!') >= 0) {
      return '!';
    }
    return signs.indexOf('.') >= 0 || signs.indexOf('…') >= 0 ? '.' : ',';
  }
}
