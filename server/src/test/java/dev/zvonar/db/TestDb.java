package dev.zvonar.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL for tests: one server a test JVM, a new migrated database for whoever asks.
///
/// `TestDb.fresh()` costs some tens of milliseconds. The server runs without fsync, the one thing
/// that differs from production, and is stopped and removed with the JVM; what a killed JVM left
/// behind is removed by the next one.
public final class TestDb {
  private static final String PREFIX = "zvonar-test-pg-";
  private static final AtomicInteger MADE = new AtomicInteger();

  private TestDb() {}

  /// A pool of eight connections over an empty database with all tables. Close it, or leave it to
  /// the end of the JVM.
  public static Db fresh() {
    return Db.open(settings());
  }

  /// The settings of a new migrated database, for code that opens its own pool.
  public static DbSettings settings() {
    String name = "t" + MADE.incrementAndGet();
    Server.ADMIN.update("create database " + name + " template template_zvonar strategy file_copy");
    return Server.settingsOf(name, 8);
  }

  /// The server starts when the first test asks.
  private static final class Server {
    private static final EmbeddedPostgres POSTGRES = start();
    static final Db ADMIN = Db.open(settingsOf("postgres", 1));

    static {
      ADMIN.update("create database template_zvonar");
      Migrations.run(settingsOf("template_zvonar", 1));
    }

    static DbSettings settingsOf(String database, int connectionsMax) {
      String url = POSTGRES.url().replaceAll("[^/]+$", database);
      return DbSettings.of(url, POSTGRES.user(), POSTGRES.password(), connectionsMax);
    }

    private static EmbeddedPostgres start() {
      try {
        Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        sweep(temp);
        Path folder = TestFolder.make(temp, PREFIX + ProcessHandle.current().pid() + "-");
        EmbeddedPostgres postgres =
            EmbeddedPostgres.start(
                folder,
                TestFolder.cache(),
                Map.of("fsync", "off", "full_page_writes", "off", "max_connections", "300"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(postgres, folder)));
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void remove(EmbeddedPostgres postgres, Path folder) {
      postgres.close();
      try {
        PostgresBinaries.deleteTree(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// Joining a server that nobody uses any more and leaving it again stops it.
    private static void sweep(Path temp) throws IOException {
      try (DirectoryStream<Path> left = Files.newDirectoryStream(temp, PREFIX + "*")) {
        for (Path folder : left) {
          long pid = Long.parseLong(folder.getFileName().toString().split("-", -1)[3]);
          if (ProcessHandle.of(pid).isEmpty() && Files.isWritable(folder)) {
            // What was half removed when its process died can only be removed further.
            if (Files.exists(folder.resolve("data/PG_VERSION"))
                && Files.exists(folder.resolve("data/global/pg_control"))) {
              EmbeddedPostgres.start(folder, TestFolder.cache(), Map.of()).close();
            }
            PostgresBinaries.deleteTree(folder);
          }
        }
      }
    }
  }

  /// Folders that another account can enter, as the database's needs when we are root.
  static final class TestFolder {
    private TestFolder() {}

    static Path make(Path parent, String prefix) throws IOException {
      Path folder = Files.createTempDirectory(parent, prefix);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      return folder;
    }

    /// Kept between runs: unpacking takes seconds.
    static Path cache() {
      String user = System.getProperty("user.name");
      return Path.of(System.getProperty("java.io.tmpdir"), "zvonar-test-cache-" + user);
    }
  }
}
