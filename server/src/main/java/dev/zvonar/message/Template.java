package dev.zvonar.message;

import dev.zvonar.kernel.Text;
import dev.zvonar.speech.Language;
import dev.zvonar.speech.ValueFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a text with tags: `Здравствуйте, {имя}! Ваш долг {долг|money}.` Pure.
///
/// A tag is `{name}`, `{name|format}` or `{name|format|fallback}`; an empty format is text.
///
/// @param tokens words and slots, in their order
/// @param faults what is wrong with it, fit for the person who wrote it
record Template(List<Token> tokens, List<Text> faults) {
  static final int TAG_CHARS_MAX = 100;
  static final int FALLBACK_CHARS_MAX = 500;
  private static final Pattern TAG =
      Pattern.compile("\\{([^{}|]*)(?:\\|([^{}|]*))?(?:\\|([^{}|]*))?}");

  Template {
    tokens = List.copyOf(tokens);
    faults = List.copyOf(faults);
  }

  static Template parse(String text, Language language) {
    List<Token> tokens = new ArrayList<>();
    List<Text> faults = new ArrayList<>();
    Matcher tag = TAG.matcher(text);
    int at = 0;
    while (tag.find()) {
      words(tokens, faults, text.substring(at, tag.start()));
      String fallback =
          tag.group(3) == null || tag.group(3).isBlank() ? null : tag.group(3).strip();
      String format = tag.group(2) == null ? "" : tag.group(2);
      slot(tag.group(1), format, fallback, language, faults).ifPresent(tokens::add);
      at = tag.end();
    }
    words(tokens, faults, text.substring(at));
    return new Template(tokens, faults);
  }

  /// Reads one slot; adds to `faults` and gives nothing when it is wrong.
  static Optional<Token.Slot> slot(
      String tag, String format, @Nullable String fallback, Language language, List<Text> faults) {
    String name = tag.strip();
    Optional<ValueFormat> read =
        format.isBlank()
            ? Optional.of(ValueFormat.TEXT)
            : ValueFormat.parse(format.strip(), language);
    if (name.isEmpty() || name.length() > TAG_CHARS_MAX || name.matches("(?s).*[{}|].*")) {
      faults.add(
          new Text(
              "имя тега — от 1 до %d знаков без { } |".formatted(TAG_CHARS_MAX),
              "a tag's name is 1 to %d characters without { } |".formatted(TAG_CHARS_MAX)));
      return Optional.empty();
    }
    if (fallback != null && fallback.length() > FALLBACK_CHARS_MAX) {
      faults.add(
          new Text(
              "замена тега «%s» длиннее %d знаков".formatted(name, FALLBACK_CHARS_MAX),
              "the fallback of '%s' is longer than %d characters"
                  .formatted(name, FALLBACK_CHARS_MAX)));
      return Optional.empty();
    }
    if (read.isEmpty()) {
      faults.add(unknownFormat(name, format));
    }
    return read.map(known -> new Token.Slot(name, known, fallback));
  }

  private static Text unknownFormat(String tag, String format) {
    return new Text(
        "неизвестный формат «%s» у тега «%s»; есть text, number, money, date, time, digits, count:день"
            .formatted(format, tag),
        "unknown format '%s' of the tag '%s'; there are text, number, money, date, time, digits, count:day"
            .formatted(format, tag));
  }

  private static void words(List<Token> tokens, List<Text> faults, String text) {
    if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
      faults.add(
          new Text(
              "скобка { или } без пары: тег пишется {имя} или {имя|формат}",
              "a { or } without its pair: a tag is written {name} or {name|format}"));
    }
    if (!text.isEmpty()) {
      tokens.add(new Token.Words(text));
    }
  }
}
