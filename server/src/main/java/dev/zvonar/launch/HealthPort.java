package dev.zvonar.launch;

import dev.zvonar.config.HealthConfig;
import dev.zvonar.db.Db;
import dev.zvonar.web.Requests;
import dev.zvonar.web.Router;
import dev.zvonar.web.WebConfig;
import dev.zvonar.web.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// A small HTTP port with nothing but [Health], for a process without the console.
final class HealthPort {
  private HealthPort() {}

  static WebServer open(HealthConfig config, Health health, Db db) {
    var router = new Router();
    health.addTo(router);
    try {
      return WebServer.open(
          WebConfig.on(config.host(), config.port()),
          router,
          _ -> Optional.empty(),
          db,
          Requests.uncounted());
    } catch (IOException e) {
      throw new UncheckedIOException("health.port: " + e.getMessage(), e);
    }
  }
}
