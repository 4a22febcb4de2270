package dev.zvonar.launch;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.zvonar.config.Config;
import dev.zvonar.config.DatabaseConfig;
import dev.zvonar.db.Db;
import dev.zvonar.db.DbUnavailable;
import dev.zvonar.speech.Program;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Looks whether this machine can do what the configuration wants, without starting anything.
public final class Doctor {
  private static final long DISK_BYTES_MIN = 1L << 30;
  private static final int POSTGRES_MAJOR_MIN = 15;

  /// Files a process needs besides one a call.
  private static final long FILES_BESIDE_CALLS = 500;

  private final Config config;

  private Doctor(Config config) {
    this.config = config;
  }

  /// How one thing is.
  public enum State {
    GOOD,
    /// It runs, but worse than it could.
    DOUBTFUL,
    /// It will not run.
    BAD
  }

  /// One thing that was looked at.
  public record Finding(String what, State health, String says) {}

  public static List<Finding> examine(Config config) {
    var doctor = new Doctor(config);
    return List.of(
        doctor.disk(),
        doctor.files(),
        doctor.database(),
        doctor.tcp("console.port", config.console().host(), config.console().port()),
        doctor.udp("sip.talkerPort", config.sip().talkerPort()),
        doctor.udp("sip.recipientPort", config.sip().recipientPort()),
        doctor.speech(),
        mp3());
  }

  private Finding disk() {
    Path folder = nearestExisting(config.data().folder().toAbsolutePath());
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      String says = (free >> 20) + " MiB free for " + config.data().folder();
      if (!Files.isWritable(folder)) {
        return new Finding("data.dir", State.BAD, folder + " cannot be written to");
      }
      return new Finding("data.dir", free < DISK_BYTES_MIN ? State.DOUBTFUL : State.GOOD, says);
    } catch (IOException e) {
      return new Finding("data.dir", State.BAD, folder + ": " + e.getMessage());
    }
  }

  private static Path nearestExisting(Path folder) {
    Path parent = folder.getParent();
    return Files.exists(folder) || parent == null ? folder : nearestExisting(parent);
  }

  private Finding files() {
    long wanted = config.rtp().sessionsMax() + FILES_BESIDE_CALLS;
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)) {
      return new Finding("open files", State.DOUBTFUL, "this system does not tell its limit");
    }
    long allowed = unix.getMaxFileDescriptorCount();
    return allowed >= wanted
        ? new Finding("open files", State.GOOD, allowed + " allowed")
        : new Finding(
            "open files",
            State.DOUBTFUL,
            allowed + " allowed, " + wanted + " wanted for rtp.sessionsMax; see `ulimit -n`");
  }

  private Finding database() {
    DatabaseConfig database = config.database();
    if (database.isEmbedded()) {
      return new Finding("database", State.GOOD, "our own, run from data.dir when needed");
    }
    try (Db db = Db.open(DatabaseStart.external(database))) {
      int version =
          db.one(Integer.class, "select current_setting('server_version_num')::int").orElse(0);
      int major = version / 10_000;
      return new Finding(
          "database",
          major < POSTGRES_MAJOR_MIN ? State.BAD : State.GOOD,
          "PostgreSQL " + major + " answers; 15 or later is needed");
    } catch (DbUnavailable | IllegalStateException e) {
      return new Finding("database", State.BAD, reason(e));
    }
  }

  private static String reason(RuntimeException failure) {
    Throwable cause = failure.getCause();
    return cause == null
        ? String.valueOf(failure.getMessage())
        : String.valueOf(cause.getMessage());
  }

  private Finding tcp(String key, String host, int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(host), port));
      return new Finding(key, State.GOOD, port + " is free");
    } catch (IOException | IllegalArgumentException e) {
      return new Finding(key, State.DOUBTFUL, port + ": " + e.getMessage());
    }
  }

  private Finding udp(String key, int port) {
    String host = config.sip().host();
    try (var _ = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(host), port))) {
      return new Finding(key, State.GOOD, port + " is free");
    } catch (IOException | IllegalArgumentException e) {
      return new Finding(key, State.DOUBTFUL, host + ":" + port + ": " + e.getMessage());
    }
  }

  private Finding speech() {
    return Program.find("espeak-ng", config.speech().espeakCommand(), System.getenv())
        .map(found -> new Finding("speech", State.GOOD, found.path().toString()))
        .orElse(
            new Finding("speech", State.DOUBTFUL, "no espeak-ng: messages can be recordings only"));
  }

  private static Finding mp3() {
    return Program.find("mpg123", "", System.getenv())
        .map(found -> new Finding("mp3", State.GOOD, found.path().toString()))
        .orElse(new Finding("mp3", State.DOUBTFUL, "no mpg123: recordings can be WAV only"));
  }
}
