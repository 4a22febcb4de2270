package dev.zvonar.db;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the tables up to this version: `db/migration/V<n>__<what>.sql`, each once, in order.
/// Several nodes may start at once; one migrates and the others wait for it.
public final class Migrations {
  private static final Logger log = LoggerFactory.getLogger(Migrations.class);
  private static final int NEVER = 0;

  private Migrations() {}

  /// Applies what is missing.
  ///
  /// @throws DbUnavailable when the database cannot be reached
  /// @throws IllegalStateException when a migration fails or was changed after it ran
  public static void run(DbSettings settings) {
    try {
      MigrateResult result =
          Flyway.configure()
              .dataSource(dataSourceOf(settings))
              .locations("classpath:db/migration")
              .load()
              .migrate();
      log.info(
          "tables are up to date version={} applied={}",
          result.migrationsExecuted == 0 ? result.initialSchemaVersion : result.targetSchemaVersion,
          result.migrationsExecuted);
    } catch (FlywayException e) {
      throw explained(e);
    }
  }

  /// A migration may take long, so that its connection waits for the answer without limit.
  private static PGSimpleDataSource dataSourceOf(DbSettings settings) {
    var source = new PGSimpleDataSource();
    source.setURL(settings.url());
    if (!settings.user().isEmpty()) {
      source.setUser(settings.user());
      source.setPassword(settings.password());
    }
    source.setConnectTimeout(Math.toIntExact(settings.connectTimeout().toSeconds()));
    source.setSocketTimeout(NEVER);
    source.setApplicationName("zvonar-migrations");
    return source;
  }

  private static RuntimeException explained(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && SqlFailures.breaksConnection(sql)) {
        return SqlFailures.translated(sql, "migrate");
      }
    }
    return new IllegalStateException(
        "the tables cannot be brought up to date: " + failure.getMessage(), failure);
  }
}
