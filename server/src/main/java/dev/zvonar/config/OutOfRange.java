package dev.zvonar.config;

/// A key's value is outside its range; thrown by the records' constructors.
final class OutOfRange extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final String key;

  private OutOfRange(String key, String problem) {
    super(key + " " + problem);
    this.key = key;
  }

  String key() {
    return key;
  }

  static void check(String key, long value, long min, long max) {
    if (value < min || value > max) {
      throw new OutOfRange(key, "is " + value + ", allowed are " + min + " to " + max);
    }
  }

  static void check(String key, boolean allowed, String problem) {
    if (!allowed) {
      throw new OutOfRange(key, problem);
    }
  }
}
