package dev.zvonar.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what a misspelt key was meant to be.
final class NearestKey {
  private NearestKey() {}

  /// The key with the fewest changed letters; empty when even that one differs in half of them.
  static Optional<String> to(String wrong, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(key -> distance(wrong, key)))
        .filter(key -> distance(wrong, key) <= Math.max(2, key.length() / 2));
  }

  /// Levenshtein's distance: letters inserted, dropped or replaced.
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
