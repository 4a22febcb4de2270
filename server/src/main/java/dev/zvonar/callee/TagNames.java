package dev.zvonar.callee;

/// Names of tags, made fit for `{tag}` in a message. Pure.
final class TagNames {
  static final int CHARS_MAX = 50;

  private TagNames() {}

  /// The name without what a message's text gives a meaning to (braces, bars), without line ends and
  /// double blanks, cut to [#CHARS_MAX]. May come out empty.
  static String clean(String name) {
    String tidy =
        name.replaceAll("[{}|\\p{Cntrl}\\p{Cf}]", " ").replaceAll("[\\s\u00a0]+", " ").strip();
    return tidy.length() > CHARS_MAX ? tidy.substring(0, CHARS_MAX).strip() : tidy;
  }

  /// The name of a column that has none: A, B … Z, AA, as spreadsheets call it.
  static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }
}
