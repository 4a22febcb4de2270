package dev.zvonar.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Unavailable;
import dev.zvonar.wire.sip.SipTarget;
import dev.zvonar.wire.sip.message.Transport;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrunksTest {
  private static final TenantId US = TenantId.DEFAULT;

  @TempDir Path folder;
  private Db db;
  private Trunks trunks;

  @BeforeEach
  void setup() throws Exception {
    db = TestDb.fresh();
    trunks = new Trunks(db, Seal.at(folder.resolve("key")));
  }

  private static TrunkDraft draft(String name, @Nullable String user, @Nullable String secret) {
    return new TrunkDraft(
        name,
        "127.0.0.1",
        null,
        user,
        secret,
        null,
        List.of("+74950000001"),
        10,
        new BigDecimal("2.5"),
        null,
        null,
        null,
        null);
  }

  @Test
  void a_trunk_is_stored_with_defaults_and_found_again() {
    var stored = trunks.create(US, draft("main", null, null));
    assertThat(stored.port()).isEqualTo(5060);
    assertThat(stored.allowedPrefixes()).containsExactly("+7");
    assertThat(stored.enabled()).isTrue();
    assertThat(trunks.find(US, stored.id())).isEqualTo(stored);
    assertThat(trunks.list(US)).containsExactly(stored);
    assertThat(trunks.enabledOfAll()).containsExactly(stored);
  }

  @Test
  void another_tenants_trunk_is_not_found() {
    var stored = trunks.create(US, draft("main", null, null));
    assertThatThrownBy(() -> trunks.find(new TenantId(2), stored.id()))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("no such trunk");
  }

  @Test
  void every_flaw_of_a_draft_is_named_at_once() {
    var bad =
        new TrunkDraft(
            " ",
            "sip:host",
            65_536,
            "a b",
            "x".repeat(201),
            true,
            List.of("+7495", "8495"),
            0,
            new BigDecimal("0.001"),
            List.of("7"),
            null,
            null,
            null);
    var rejected = catchThrowableOfType(Rejected.class, () -> trunks.create(US, bad));
    assertThat(rejected.flaws().stream().map(Rejected.Flaw::at))
        .containsExactlyInAnyOrder(
            "/name",
            "/host",
            "/port",
            "/username",
            "/secret",
            "/callerIds/1",
            "/linesMax",
            "/cpsMax",
            "/allowedPrefixes/0");
  }

  private static TrunkDraft over(String transport, @Nullable Integer port, @Nullable String proxy) {
    return new TrunkDraft(
        "over " + transport,
        "carrier.example",
        port,
        null,
        null,
        null,
        List.of("+74950000001"),
        10,
        BigDecimal.ONE,
        null,
        null,
        transport,
        proxy);
  }

  @Test
  void a_transport_and_a_proxy_are_stored_changed_and_lead_the_calls() {
    var stored = trunks.create(US, over("tls", null, "[2001:db8::1]:5071"));
    assertThat(stored.port()).isEqualTo(5061);
    assertThat(trunks.find(US, stored.id())).isEqualTo(stored);
    var target = trunks.lineOf(stored).target();
    assertThat(target)
        .isEqualTo(
            SipTarget.named(Transport.TLS, "carrier.example", 5061)
                .through(SipTarget.named(Transport.TLS, "2001:db8::1", 5071)));
    var changed = trunks.update(US, stored.id(), stored.version(), over("tcp", 0, " "));
    assertThat(changed.outboundProxy()).isNull();
    assertThat(trunks.lineOf(changed).target())
        .isEqualTo(SipTarget.named(Transport.TCP, "carrier.example", SipTarget.NO_PORT));
  }

  @Test
  void an_unknown_transport_and_a_proxy_that_is_no_host_are_refused() {
    var rejected =
        catchThrowableOfType(
            Rejected.class, () -> trunks.create(US, over("sctp", -1, "sip:proxy.example")));
    assertThat(rejected.flaws().stream().map(Rejected.Flaw::at))
        .containsExactlyInAnyOrder("/port", "/transport", "/outboundProxy");
  }

  @Test
  void registering_without_a_user_name_is_refused() {
    var bad =
        new TrunkDraft(
            "a",
            "h",
            null,
            null,
            null,
            true,
            List.of("+74950000001"),
            1,
            BigDecimal.ONE,
            null,
            null,
            null,
            null);
    var rejected = catchThrowableOfType(Rejected.class, () -> trunks.create(US, bad));
    assertThat(rejected.flaws().getFirst().at()).isEqualTo("/username");
  }

  @Test
  void a_name_is_taken_once_but_free_again_after_deletion() {
    var first = trunks.create(US, draft("main", null, null));
    assertThatThrownBy(() -> trunks.create(US, draft("main", null, null)))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("of that name");
    trunks.delete(US, first.id());
    trunks.create(US, draft("main", null, null));
    assertThat(trunks.list(US)).hasSize(1);
  }

  @Test
  void of_two_editors_the_second_is_told() {
    var stored = trunks.create(US, draft("main", null, null));
    var changed = trunks.update(US, stored.id(), stored.version(), draft("better", null, null));
    assertThat(changed.version()).isEqualTo(stored.version() + 1);
    var rejected =
        catchThrowableOfType(
            Rejected.class,
            () -> trunks.update(US, stored.id(), stored.version(), draft("worse", null, null)));
    assertThat(rejected.kind()).isEqualTo(Rejected.Kind.STALE);
  }

  @Test
  void a_password_is_sealed_kept_replaced_and_removed() {
    var stored = trunks.create(US, draft("main", "alice", "s3cret-word"));
    assertThat(stored.hasSecret()).isTrue();
    assertThat(stored.toString()).doesNotContain("s3cret");
    var bytes = db.one(byte[].class, "select secret_sealed from trunk").orElseThrow();
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("s3cret");
    assertThat(passwordOf(stored)).isEqualTo("s3cret-word");
    var kept = trunks.update(US, stored.id(), 1, draft("main", "alice", null));
    assertThat(passwordOf(kept)).isEqualTo("s3cret-word");
    var replaced = trunks.update(US, stored.id(), 2, draft("main", "alice", "other"));
    assertThat(passwordOf(replaced)).isEqualTo("other");
    var removed = trunks.update(US, stored.id(), 3, draft("main", "alice", ""));
    assertThat(removed.hasSecret()).isFalse();
    assertThat(passwordOf(removed)).isEmpty();
  }

  private String passwordOf(Trunk trunk) {
    var credentials = trunks.lineOf(trunk).credentials();
    return credentials == null ? "none" : credentials.secret().reveal();
  }

  @Test
  void a_sealed_password_opens_neither_under_another_key_nor_in_another_row() throws Exception {
    var stored = trunks.create(US, draft("main", "alice", "word"));
    var foreign = new Trunks(db, Seal.at(folder.resolve("other-key")));
    assertThatThrownBy(() -> foreign.lineOf(stored))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("another installation key");
    var second = trunks.create(US, draft("second", "bob", "else"));
    db.update(
        "update trunk set secret_sealed = (select secret_sealed from trunk where id = ?)"
            + " where id = ?",
        stored.id(),
        second.id());
    assertThatThrownBy(() -> trunks.lineOf(second)).isInstanceOf(Rejected.class);
  }

  @Test
  void the_key_file_is_its_owners_alone_and_made_once() throws Exception {
    var file = folder.resolve("deep/key");
    var sealed = Seal.at(file).seal("p", "word");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Seal.at(file).open("p", sealed)).isEqualTo("word");
    Files.writeString(file, "c2hvcnQ=");
    assertThatThrownBy(() -> Seal.at(file)).hasMessageContaining("5 bytes");
  }

  @Test
  void a_line_is_resolved_at_use_and_an_unknown_host_says_so() {
    var line = trunks.lineOf(trunks.create(US, draft("main", null, null)));
    assertThat(line.target().port()).isEqualTo(5060);
    assertThat(line.credentials()).isNull();
    db.update("update trunk set host = 'no-such-host.invalid'");
    var lost = trunks.list(US).getFirst();
    assertThatThrownBy(() -> trunks.lineOf(lost)).isInstanceOf(Unavailable.class);
    db.update("update trunk set host = '0.0.0.0'");
    assertThatThrownBy(() -> trunks.lineOf(trunks.list(US).getFirst()))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void health_is_that_of_the_talker_who_reaches_the_trunk_and_grows_stale() {
    var id = trunks.create(US, draft("main", null, null)).id();
    assertThat(state(id)).isEqualTo("unknown");
    for (var state : List.of("unreachable", "reachable")) {
      db.update(
          """
          with n as (insert into node (name, roles, version) values (?, '{talker}', '1') returning id)
          insert into trunk_health (tenant_id, trunk_id, node_id, state, rtt_us)
          select 1, ?, n.id, ?, 1200 from n
          """,
          state,
          id,
          state);
    }
    assertThat(state(id)).isEqualTo("reachable");
    db.update("update trunk_health set checked_at = now() - interval '3 minutes'");
    assertThat(state(id)).isEqualTo("unknown");
  }

  private @Nullable String state(long id) {
    var health = trunks.health(US).get(id);
    return health == null ? null : health.state();
  }
}
