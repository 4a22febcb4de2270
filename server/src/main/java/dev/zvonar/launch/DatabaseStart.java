package dev.zvonar.launch;

import dev.zvonar.config.Config;
import dev.zvonar.config.DatabaseConfig;
import dev.zvonar.db.DbSettings;
import dev.zvonar.db.DbUnavailable;
import dev.zvonar.db.EmbeddedPostgres;
import dev.zvonar.db.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the configured database or runs our own, and brings its tables up to date.
final class DatabaseStart {
  private static final Logger log = LoggerFactory.getLogger(DatabaseStart.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long RETRY_S = 2;

  private DatabaseStart() {}

  static DbSettings open(Config config, Path dataFolder, Opened opened) {
    DatabaseConfig database = config.database();
    DbSettings settings =
        database.isEmbedded() ? embedded(config, dataFolder, opened) : external(database);
    migrate(settings);
    return settings;
  }

  private static DbSettings embedded(Config config, Path dataFolder, Opened opened) {
    var postgres =
        opened.add(
            EmbeddedPostgres.start(
                dataFolder.resolve("postgres"), config.data().cache(), Map.of()));
    return settings(config.database(), postgres.url(), postgres.user(), postgres.password());
  }

  static DbSettings external(DatabaseConfig database) {
    return settings(database, database.url(), database.user(), passwordOf(database));
  }

  private static DbSettings settings(
      DatabaseConfig database, String url, String user, String password) {
    return new DbSettings(
        url,
        user,
        password,
        database.connectionsMax(),
        Duration.ofMillis(database.borrowTimeoutMs()),
        Duration.ofMillis(database.connectTimeoutMs()),
        Duration.ofMillis(database.socketTimeoutMs()));
  }

  private static String passwordOf(DatabaseConfig database) {
    if (database.passwordFile().isEmpty()) {
      return database.password();
    }
    try {
      return Files.readString(Path.of(database.passwordFile())).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException("database.passwordFile cannot be read", e);
    }
  }

  /// A database that starts together with us may need a moment: it is tried for a minute.
  private static void migrate(DbSettings settings) {
    long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        Migrations.run(settings);
        return;
      } catch (DbUnavailable e) {
        if (System.nanoTime() - deadlineNanos >= 0) {
          throw e;
        }
        log.warn("the database does not answer yet, trying again database={}", settings);
        pause(e);
      }
    }
  }

  private static void pause(DbUnavailable failure) {
    try {
      TimeUnit.SECONDS.sleep(RETRY_S);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
