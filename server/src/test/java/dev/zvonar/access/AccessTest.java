package dev.zvonar.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.web.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private static final AccessSettings QUICK =
      new AccessSettings(true, 1_000, 2, Duration.ofDays(7), Duration.ofDays(1));

  private final Db db = TestDb.fresh();
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private final Access access = new Access(db, QUICK, () -> now);
  @TempDir Path folder;

  @Test
  void the_first_start_makes_an_administrator_once() {
    var first = access.firstStart().orElseThrow();
    assertThat(first.login()).isEqualTo("admin");
    assertThat(first.toString()).doesNotContain(first.password());
    assertThat(access.firstStart()).isEmpty();
    var login = access.logIn(" ADMIN ", first.password(), "10.0.0.1");
    assertThat(login.caller().mustChangePassword()).isTrue();
    assertThat(login.toString()).doesNotContain(login.token());
  }

  @Test
  void the_database_holds_neither_passwords_nor_tokens() {
    var first = access.firstStart().orElseThrow();
    var login = access.logIn("admin", first.password(), "10.0.0.1");
    var token = access.tokens().create(TenantId.DEFAULT, "ci");
    var dump =
        db.one(
                String.class,
                """
                select (select string_agg(u::text, '') from app_user u)
                  || (select string_agg(s::text, '') from web_session s)
                  || (select string_agg(t::text, '') from api_token t)
                """)
            .orElseThrow();
    assertThat(dump)
        .contains("pbkdf2-sha256$1000$")
        .doesNotContain(first.password(), login.token(), token.secret());
    assertThat(token.secret()).matches("zv_[A-Za-z0-9_-]{43}");
  }

  @Test
  void a_wrong_password_and_an_unknown_login_are_answered_alike_and_slowed_down() {
    var first = access.firstStart().orElseThrow();
    for (var login : new String[] {"admin", "nobody"}) {
      for (var i = 0; i < LoginThrottle.FREE_TRIES; i++) {
        assertThatThrownBy(() -> access.logIn(login, "wrong", "10.0.0.1"))
            .isInstanceOf(Refusal.class)
            .hasMessage("401 wrong_password");
      }
      assertThatThrownBy(() -> access.logIn(login, "wrong", "10.0.0.1"))
          .hasMessage("429 too_many_wrong_passwords");
    }
    assertThatThrownBy(() -> access.logIn("admin", first.password(), "10.0.0.1"))
        .hasMessage("429 too_many_wrong_passwords");
    access.logIn("admin", first.password(), "10.0.0.2");
    now = now.plusSeconds(2);
    access.logIn("admin", first.password(), "10.0.0.1");
  }

  @Test
  void waiting_doubles_with_each_wrong_password_up_to_a_quarter_of_an_hour() {
    var throttle = new LoginThrottle();
    for (var i = 0; i < 40; i++) {
      throttle.wrong("a", "b", now);
    }
    assertThat(throttle.wait("a", "b", now)).isEqualTo(LoginThrottle.WAIT_MAX);
    throttle.right("a", "b");
    assertThat(throttle.wait("a", "b", now)).isZero();
  }

  @Test
  void a_reset_password_works_once_more_and_ends_all_log_ins() {
    var first = access.firstStart().orElseThrow();
    access.logIn("admin", first.password(), "10.0.0.1");
    var again = access.resetPassword("admin");
    assertThat(db.one(Long.class, "select count(*) from web_session").orElseThrow()).isZero();
    assertThatThrownBy(() -> access.logIn("admin", first.password(), "10.0.0.1"))
        .isInstanceOf(Refusal.class);
    assertThat(access.logIn("admin", again.password(), "10.0.0.1").caller().mustChangePassword())
        .isTrue();
    assertThatThrownBy(() -> access.resetPassword("nobody")).isInstanceOf(Rejected.class);
  }

  @Test
  void an_old_hash_is_made_anew_at_log_in() {
    var first = access.firstStart().orElseThrow();
    var stronger = new AccessSettings(true, 2_000, 1, Duration.ofDays(7), Duration.ofDays(1));
    new Access(db, stronger, () -> now).logIn("admin", first.password(), "10.0.0.1");
    assertThat(db.one(String.class, "select password_hash from app_user").orElseThrow())
        .startsWith("pbkdf2-sha256$2000$");
  }

  @Test
  void the_token_file_of_the_command_line_is_private_and_renewed_when_revoked() throws Exception {
    var file = folder.resolve("cli-token");
    access.tokens().keepFile(file, "command line");
    var first = Files.readString(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    access.tokens().keepFile(file, "command line");
    assertThat(Files.readString(file)).isEqualTo(first);
    access
        .tokens()
        .revoke(TenantId.DEFAULT, access.tokens().list(TenantId.DEFAULT).getFirst().id());
    access.tokens().keepFile(file, "command line");
    assertThat(Files.readString(file)).isNotEqualTo(first);
  }

  @Test
  void a_token_is_revoked_by_its_own_tenant_alone() {
    var token = access.tokens().create(TenantId.DEFAULT, "ci").token();
    var rejected =
        catchThrowableOfType(
            Rejected.class, () -> access.tokens().revoke(new TenantId(2), token.id()));
    assertThat(rejected.kind()).isEqualTo(Rejected.Kind.NOT_FOUND);
    assertThatThrownBy(() -> access.tokens().create(TenantId.DEFAULT, " "))
        .isInstanceOf(Rejected.class);
  }
}
