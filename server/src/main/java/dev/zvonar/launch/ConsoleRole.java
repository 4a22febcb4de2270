package dev.zvonar.launch;

import dev.zvonar.config.ConsoleConfig;
import dev.zvonar.web.Requests;
import dev.zvonar.web.Router;
import dev.zvonar.web.WebConfig;
import dev.zvonar.web.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The role `console`: the API and the pages, for people and programs.
final class ConsoleRole implements Role {
  private static final Logger log = LoggerFactory.getLogger(ConsoleRole.class);

  private final Ground ground;
  private final Opened opened = new Opened();

  ConsoleRole(Ground ground) {
    this.ground = ground;
  }

  @Override
  public void start() {
    var router = new Router();
    ground.health().addTo(router);
    ConsoleConfig console = ground.config().console();
    try {
      WebServer web =
          opened.add(
              WebServer.open(
                  WebConfig.on(console.host(), console.port()),
                  router,
                  _ -> Optional.empty(),
                  ground.db(),
                  Requests.uncounted()));
      log.info("console is up url=http://{}:{}", console.host(), web.localAddress().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException("console.port: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    opened.close();
  }
}
