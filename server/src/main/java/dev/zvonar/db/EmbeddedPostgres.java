package dev.zvonar.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Our own PostgreSQL, for an installation that names no other: real binaries, durable, listening
/// on 127.0.0.1 alone, with a password.
///
/// The server is not a child that dies with us. It outlives a `kill -9` of its user, and whoever
/// starts next on the same folder finds it running and uses it. Several processes may share it; the
/// last one that closes stops it.
///
/// The folder holds: `data` (the tables), `password` (readable by us alone), `port`, `lock`.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String USER = "zvonar";
  private static final String DATABASE = "zvonar";
  private static final int PASSWORD_BYTES = 24;

  /// Byte 0 of the lock file: held while starting or stopping. Byte 1: shared by every user.
  private static final long CHANGING = 0;

  private static final long USING = 1;

  private final PostgresServer server;
  private final FileChannel lockFile;
  private final String password;
  private @Nullable FileLock using; // written by the constructor and close()

  private EmbeddedPostgres(PostgresServer server, FileChannel lockFile, String password)
      throws IOException {
    this.server = server;
    this.lockFile = lockFile;
    this.password = password;
    this.using = lockFile.lock(USING, 1, true);
  }

  /// Starts the server of this folder, or joins it when it runs already.
  ///
  /// @param folder where the data lives between runs; made when it is not there
  /// @param cache where the programs are unpacked once
  /// @param parameters server settings beyond ours, such as `shared_buffers`
  /// @throws IllegalStateException when it cannot be started; says what to do
  public static EmbeddedPostgres start(Path folder, Path cache, Map<String, String> parameters) {
    try {
      Files.createDirectories(folder);
      Path whole = folder.toAbsolutePath();
      FileChannel lockFile =
          FileChannel.open(
              whole.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      try (FileLock _ = lockFile.lock(CHANGING, 1, false)) {
        String password = passwordOf(whole.resolve("password"));
        PostgresServer server =
            PostgresServer.prepared(whole, PostgresBinaries.unpackedIn(cache), password);
        server.run(parameters);
        server.createDatabase(DATABASE, password);
        return new EmbeddedPostgres(server, lockFile, password);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL cannot be started in " + folder, e);
    }
  }

  /// Where the tables of the product are, for [DbSettings].
  public String url() {
    return server.url(DATABASE);
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  /// Leaves the server; stops it when nobody else uses it.
  @Override
  public void close() {
    try (lockFile) {
      FileLock mine = using;
      if (mine == null) {
        return;
      }
      using = null;
      mine.release();
      stopIfLast();
    } catch (IOException e) {
      log.warn("leaving the embedded postgresql failed", e);
    }
  }

  private void stopIfLast() throws IOException {
    try (FileLock _ = lockFile.lock(CHANGING, 1, false);
        FileLock alone = lockFile.tryLock(USING, 1, false)) {
      if (alone != null) {
        server.stop();
      }
    }
  }

  private static String passwordOf(Path file) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    PrivateFile.write(file, password);
    return password;
  }
}
