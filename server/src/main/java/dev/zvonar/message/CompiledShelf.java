package dev.zvonar.message;

import dev.zvonar.kernel.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The messages compiled last, the one not rendered longest leaving first. Safe in any thread.
final class CompiledShelf {
  /// Each may hold half an hour of recordings, 15 MB a law; usually a few hundred KB.
  private static final int MESSAGES_MAX = 64;

  private final Map<Key, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);

  synchronized Optional<Entry> find(Key key) {
    return Optional.ofNullable(entries.get(key));
  }

  synchronized void put(Key key, Entry entry) {
    entries.put(key, entry);
    if (entries.size() > MESSAGES_MAX) {
      entries.remove(entries.keySet().iterator().next());
    }
  }

  synchronized void remove(Key key) {
    entries.remove(key);
  }

  record Key(TenantId tenant, long id) {}

  /// @param seenNanos when the database last said that this is the present version
  record Entry(int version, Compiled compiled, long seenNanos) {}
}
