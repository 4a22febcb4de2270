package dev.zvonar.speech;

import dev.zvonar.kernel.TenantId;
import dev.zvonar.wire.rtp.Prompt;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The phrases said last, in memory, bounded by their bytes; the one not asked for longest leaves
/// first. Safe in any thread.
final class Shelf {
  /// Beside the sound: the key, the map's entry and the frames' bookkeeping.
  private static final int OVERHEAD_BYTES = 300;

  /// A prompt holds its codes in one law and, once a trunk wanted it, in the other.
  private static final int LAWS = 2;

  private static final int BYTES_A_MS = 8;

  private final long bytesMax;
  private final Map<Key, Prompt> prompts = new LinkedHashMap<>(256, 0.75f, true);
  private long bytes; // guarded by this, as is the map

  Shelf(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  synchronized Optional<Prompt> find(Key key) {
    return Optional.ofNullable(prompts.get(key));
  }

  synchronized void put(Key key, Prompt prompt) {
    Prompt before = prompts.put(key, prompt);
    bytes += weight(key, prompt) - (before == null ? 0 : weight(key, before));
    Iterator<Map.Entry<Key, Prompt>> eldest = prompts.entrySet().iterator();
    while (bytes > bytesMax && eldest.hasNext()) {
      Map.Entry<Key, Prompt> leaving = eldest.next();
      bytes -= weight(leaving.getKey(), leaving.getValue());
      eldest.remove();
    }
  }

  synchronized long bytes() {
    return bytes;
  }

  private static long weight(Key key, Prompt prompt) {
    long sound = (long) prompt.durationMs() * BYTES_A_MS * LAWS;
    return OVERHEAD_BYTES + 2L * key.text().length() + sound;
  }

  /// What a phrase is found by.
  record Key(TenantId tenant, Language language, String text) {}
}
