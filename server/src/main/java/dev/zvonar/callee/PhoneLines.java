package dev.zvonar.callee;

/// Which line of a list named a phone first. One thread.
///
/// Open addressing in two plain arrays: 12 bytes a place, at most two thirds of the places taken.
/// Five million phones take 100 MB, and 150 MB for the moment of growing.
final class PhoneLines {
  private static final int PLACES_FIRST = 1 << 12;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /// 0: a free place; no phone number is zero. Replaced when it grows, by the same thread.
  private long[] phones = new long[PLACES_FIRST];

  private int[] lines = new int[PLACES_FIRST];
  private int size;

  /// The line that named the phone before, or 0 when this is the first, which is then remembered.
  int firstLineOf(long phone, int line) {
    int at = placeOf(phone);
    if (phones[at] == phone) {
      return lines[at];
    }
    phones[at] = phone;
    lines[at] = line;
    size++;
    if (size > phones.length / 3 * 2) {
      grow();
    }
    return 0;
  }

  private int placeOf(long phone) {
    int mask = phones.length - 1;
    int at = (int) ((phone * MIX) >>> 32) & mask;
    while (phones[at] != 0 && phones[at] != phone) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldPhones = phones;
    int[] oldLines = lines;
    phones = new long[oldPhones.length * 2];
    lines = new int[oldLines.length * 2];
    for (int i = 0; i < oldPhones.length; i++) {
      if (oldPhones[i] != 0) {
        int at = placeOf(oldPhones[i]);
        phones[at] = oldPhones[i];
        lines[at] = oldLines[i];
      }
    }
  }
}
