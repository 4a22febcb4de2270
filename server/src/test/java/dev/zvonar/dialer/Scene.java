package dev.zvonar.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.campaign.SettingsForm;
import dev.zvonar.cluster.Leases;
import dev.zvonar.cluster.Node;
import dev.zvonar.db.Db;
import dev.zvonar.db.DbSettings;
import dev.zvonar.db.Json;
import dev.zvonar.db.TestDb;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.message.Rendered;
import dev.zvonar.scenario.Script;
import dev.zvonar.trunk.TrunkLine;
import dev.zvonar.wire.rtp.Prompt;
import dev.zvonar.wire.sip.SipTarget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A database with a trunk, a message and lists, and talkers over it with a fake phone.
final class Scene implements AutoCloseable {
  private static final int ROWS_A_STATEMENT = 50_000;
  private static final DialerConfig CONFIG =
      new DialerConfig(500, 16, Duration.ofMinutes(1), Duration.ZERO, 1_000);

  final DbSettings settings = TestDb.settings();
  final Db db = Db.open(settings);
  final FakePhone phone = new FakePhone();
  private final List<Runnable> opened = new ArrayList<>();
  private volatile Rendering rendering =
      (_, _, _, hangUp) ->
          new Rendered(new Script(List.of(), 0, 0, hangUp), Prompt.silence(20), Map.of());

  /// What the machine is said to bear.
  volatile int room = Integer.MAX_VALUE;

  /// One talker of its own node.
  record Talker(Db db, Node node, Leases leases, Dialer dialer) {}

  Scene() {
    db.update(
        "insert into message (tenant_id, name, language, content) values (1, 'm', 'ru', '{}')");
  }

  void rendering(Rendering rendering) {
    this.rendering = rendering;
  }

  long trunk(String name, double cps, int lines) {
    return one(
        """
        insert into trunk (tenant_id, name, host, caller_ids, lines_max, cps_max)
        values (1, ?, '127.0.0.1', '{+74950000001,+74950000002}', ?, ?) returning id
        """,
        name,
        lines,
        cps);
  }

  /// A ready list of `count` phones from `first` on, made by the database.
  long list(String name, long first, int count) {
    long id =
        one(
            """
            insert into callee_list (tenant_id, name, state, source_name, tags, rows_good)
            values (1, ?, 'ready', 'f.csv', '{name}', ?) returning id
            """,
            name,
            count);
    for (int from = 0; from < count; from += ROWS_A_STATEMENT) {
      db.update(
          """
          insert into callee (tenant_id, list_id, line_no, phone, tags)
          select 1, ?, i + 1, ?::bigint + i, array['Callee ' || i] from generate_series(?, ? - 1) i
          """,
          id,
          first,
          from,
          Math.min(count, from + ROWS_A_STATEMENT));
    }
    return id;
  }

  long campaign(String name, long list, long trunk, SettingsForm settings) {
    return one(
        """
        insert into campaign (tenant_id, name, list_id, message_id, trunk_id, settings)
        values (1, ?, ?, 1, ?, ?) returning id
        """,
        name,
        list,
        trunk,
        Json.of(settings.filled()));
  }

  void steer(long campaign, String state) {
    db.update("update campaign set state = ?, version = version + 1 where id = ?", state, campaign);
  }

  /// Any hour of any day, retries after one second.
  static SettingsForm anyTime(double cps, int lines) {
    return new SettingsForm(
        "Europe/Moscow",
        "00:00",
        "24:00",
        List.of(1, 2, 3, 4, 5, 6, 7),
        null,
        null,
        cps,
        lines,
        5,
        2,
        1,
        1,
        1,
        null);
  }

  /// Any hour of any day until `endsAt`.
  static SettingsForm until(Instant endsAt) {
    SettingsForm any = anyTime(100, 100);
    return new SettingsForm(
        any.zone(),
        any.windowFrom(),
        any.windowTo(),
        any.weekdays(),
        null,
        endsAt,
        any.cps(),
        any.lines(),
        any.ringTimeoutS(),
        any.attemptsMax(),
        any.retryBusyS(),
        any.retryNoAnswerS(),
        any.retryFailedS(),
        null);
  }

  /// From nine to eighteen on any day.
  static SettingsForm officeHours() {
    SettingsForm any = anyTime(100, 100);
    return new SettingsForm(
        any.zone(),
        "09:00",
        "18:00",
        any.weekdays(),
        null,
        null,
        any.cps(),
        any.lines(),
        any.ringTimeoutS(),
        any.attemptsMax(),
        any.retryBusyS(),
        any.retryNoAnswerS(),
        any.retryFailedS(),
        null);
  }

  Talker talker() {
    return talker(phone);
  }

  Talker talker(Talking talking) {
    return talker(talking, CONFIG);
  }

  /// A talker that can carry so many calls at once.
  Talker smallTalker(int callsMax) {
    return talker(phone, new DialerConfig(500, 16, Duration.ofMinutes(1), Duration.ZERO, callsMax));
  }

  private Talker talker(Talking talking, DialerConfig config) {
    Node node = Node.join(db, "talker", List.of("talker"), "test");
    Leases leases = Leases.open(db, node);
    var parts =
        new DialerParts(db, node, leases, talking, this::render, (_, _) -> line(), () -> room);
    Dialer dialer = Dialer.start(parts, config, InstantSource.system());
    opened.add(node::close);
    opened.add(leases::close);
    opened.add(dialer::close);
    return new Talker(db, node, leases, dialer);
  }

  /// Waits for the real thing to happen; a test that waits for what never comes fails.
  void until(String what, BooleanSupplier happened) {
    long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!happened.getAsBoolean()) {
      assertThat(System.nanoTime() - endNanos).as("waiting for " + what).isNegative();
      try {
        TimeUnit.MILLISECONDS.sleep(5);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  String state(long campaign) {
    return db.one(String.class, "select state from campaign where id = ?", campaign).orElseThrow();
  }

  long count(String sql, @Nullable Object... args) {
    return db.one(Long.class, "select count(*) from " + sql, args).orElseThrow();
  }

  /// Makes the database refuse everybody, as one that is down, or take them again.
  void database(boolean up) {
    String name = settings.url().replaceAll(".*/", "").replaceAll("[?].*", "");
    String admin = settings.url().replace("/" + name, "/postgres");
    try (Db server = Db.open(DbSettings.of(admin, settings.user(), settings.password(), 1))) {
      server.update("alter database " + name + " with allow_connections " + up);
      server.query(
          Boolean.class,
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?",
          name);
    }
  }

  /// Compares the tallies with what is in the tables.
  void assertTalliesAreCounts() {
    assertThat(
            db.query(
                String.class,
                """
                select campaign_id || ' ' || what || ' ' || n from campaign_tally where n <> 0
                order by 1
                """))
        .isEqualTo(
            db.query(
                String.class,
                """
                select campaign_id || ' ' || what || ' ' || count(*) from (
                  select campaign_id,
                    case state when 'done' then 'done:' || verdict else state end as what
                  from target
                  union all
                  select campaign_id, 'attempts' from attempt
                  where campaign_id is not null
                    and (verdict is distinct from 'withdrawn'
                      or timeline @> '[{"what": "invite"}]')
                ) x group by campaign_id, what order by 1
                """));
  }

  long one(String sql, @Nullable Object... args) {
    return db.one(Long.class, sql, args).orElseThrow();
  }

  private Rendered render(TenantId tenant, long message, Map<String, String> tags, boolean hangUp) {
    return rendering.render(tenant, message, tags, hangUp);
  }

  private static TrunkLine line() {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060);
    return new TrunkLine(new SipTarget("127.0.0.1", 5060, address), null, "127.0.0.1");
  }

  @Override
  public void close() {
    phone.endAll();
    opened.reversed().forEach(Runnable::run);
    db.close();
  }
}
