package dev.zvonar.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import dev.zvonar.kernel.TenantId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpeechTableTest {
  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final byte[] KEY = new byte[32];

  private final Db db = TestDb.fresh();
  private final SpeechTable table = new SpeechTable(db);

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_phrase_is_kept_once_and_found_by_its_tenant_alone() {
    table.keep(TENANT, KEY, new byte[] {1, 2});
    table.keep(TENANT, KEY, new byte[] {3});
    assertThat(table.find(TENANT, KEY)).hasValue(new byte[] {1, 2});
    assertThat(table.find(new TenantId(2), KEY)).isEmpty();
  }

  @Test
  void a_phrase_in_use_is_marked_so_and_not_forgotten() {
    table.keep(TENANT, KEY, new byte[] {1});
    db.update("update speech_cache set used_at = now() - interval '10 days'");
    table.find(TENANT, KEY);
    table.forget(Duration.ofDays(9));
    assertThat(table.find(TENANT, KEY)).isPresent();
  }

  @Test
  void a_phrase_nobody_asked_for_is_forgotten() {
    table.keep(TENANT, KEY, new byte[] {1});
    db.update("update speech_cache set used_at = now() - interval '10 days'");
    table.forget(Duration.ofDays(11));
    assertThat(db.one(Long.class, "select count(*) from speech_cache")).hasValue(1L);
    table.forget(Duration.ofDays(9));
    assertThat(db.one(Long.class, "select count(*) from speech_cache")).hasValue(0L);
  }
}
