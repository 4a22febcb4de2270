package dev.zvonar.launch;

import dev.zvonar.db.Db;
import dev.zvonar.db.DbUnavailable;
import dev.zvonar.telemetry.Metrics;
import dev.zvonar.web.Reply;
import dev.zvonar.web.Router;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Whether this process lives and is ready for work, and its figures, over HTTP.
///
/// `/health/live` answers as long as the process does. `/health/ready` answers 200 when every role
/// is open and the database answers, else 503 with the reason. `/metrics` is Prometheus' text.
final class Health {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Db db;
  private final Metrics metrics;
  private volatile boolean open; // written by Launch when all roles are open, and when they close

  Health(Db db, Metrics metrics) {
    this.db = db;
    this.metrics = metrics;
  }

  void allOpen(boolean now) {
    open = now;
  }

  void addTo(Router router) {
    router.plain("/health/live", _ -> Reply.ok(Map.of("status", "live")));
    router.plain("/health/ready", _ -> ready());
    router.plain("/metrics", _ -> figures());
  }

  private Reply ready() {
    if (!open) {
      return notReady("starting or stopping");
    }
    try {
      db.query(Integer.class, "select 1");
      return Reply.ok(Map.of("status", "ready"));
    } catch (DbUnavailable e) {
      return notReady("the database does not answer");
    }
  }

  private static Reply notReady(String reason) {
    return Reply.json(503, Map.of("status", "not_ready", "reason", reason));
  }

  private Reply figures() {
    return Reply.bytes(PROMETHEUS, metrics.scrape().getBytes(StandardCharsets.UTF_8));
  }
}
