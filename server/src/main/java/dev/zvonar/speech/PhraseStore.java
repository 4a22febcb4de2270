package dev.zvonar.speech;

import dev.zvonar.kernel.TenantId;
import java.time.Duration;
import java.util.Optional;

/// Where phrases outlive the process. May throw [dev.zvonar.kernel.Unavailable] at any call; the
/// phrase is then made anew and nothing else suffers.
interface PhraseStore {
  /// The A-law codes kept under `key`.
  Optional<byte[]> find(TenantId tenant, byte[] key);

  void keep(TenantId tenant, byte[] key, byte[] alaw);

  /// Drops a bounded number of phrases that nobody has asked for during `unused`.
  void forget(Duration unused);
}
