package dev.zvonar.speech;

import dev.zvonar.db.Db;
import dev.zvonar.kernel.TenantId;
import java.time.Duration;
import java.util.Optional;

/// The table `speech_cache`: phrases that outlive the process and are shared by all nodes.
final class SpeechTable implements PhraseStore {
  private final Db db;

  SpeechTable(Db db) {
    this.db = db;
  }

  @Override
  public Optional<byte[]> find(TenantId tenant, byte[] key) {
    Optional<Row> row =
        db.one(
            Row.class,
            """
            select alaw, used_at < now() - interval '1 day' as stale
            from speech_cache where tenant_id = ? and key_sha256 = ?
            """,
            tenant,
            key);
    if (row.isPresent() && row.get().stale()) {
      // Once a day is enough to know what is still in use.
      db.update(
          "update speech_cache set used_at = now() where tenant_id = ? and key_sha256 = ?",
          tenant,
          key);
    }
    return row.map(Row::alaw);
  }

  @Override
  public void keep(TenantId tenant, byte[] key, byte[] alaw) {
    db.update(
        """
        insert into speech_cache (tenant_id, key_sha256, alaw) values (?, ?, ?)
        on conflict (tenant_id, key_sha256) do nothing
        """,
        tenant,
        key,
        alaw);
  }

  @Override
  public void forget(Duration unused) {
    db.update(
        """
        delete from speech_cache where (tenant_id, key_sha256) in (
          select tenant_id, key_sha256 from speech_cache
          where used_at < now() - make_interval(secs => ?) limit 5000)
        """,
        (double) unused.toSeconds());
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(byte[] alaw, boolean stale) {}
}
