package dev.zvonar.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One data folder and the PostgreSQL over it, steered by `initdb` and `pg_ctl`.
///
/// `pg_ctl` gives the server a session of its own, so that Ctrl-C on our terminal reaches us and
/// not the database we still need to close in order.
final class PostgresServer {
  private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
  private static final String HOST = "127.0.0.1";
  private static final int START_TRIES = 3;
  private static final String START_TIMEOUT_S = "60";
  private static final String SAFE_PARAMETER = "[a-z_]+=[A-Za-z0-9_.%/-]*";

  /// `fsync` and `synchronous_commit` stay on: what is stored outlives a power cut. Parallel
  /// workers would need more of /dev/shm than containers have. Logs are kept for a week.
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "listen_addresses", HOST,
          "unix_socket_directories", "",
          "password_encryption", "scram-sha-256",
          "shared_buffers", "128MB",
          "max_parallel_workers_per_gather", "0",
          "logging_collector", "on",
          "log_filename", "postgresql-%a.log",
          "log_truncate_on_rotation", "on",
          "log_rotation_size", "0",
          "idle_in_transaction_session_timeout", "60000");

  private final Path folder;
  private final Path data;
  private final PostgresBinaries binaries;
  private final PostgresAccount account;
  private int port; // written by run(), before the server is handed out

  private PostgresServer(Path folder, PostgresBinaries binaries, PostgresAccount account) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.binaries = binaries;
    this.account = account;
  }

  /// Makes the data folder when there is none. It is made aside and renamed, so that a crash
  /// leaves either nothing or all of it.
  static PostgresServer prepared(Path folder, PostgresBinaries binaries, String password)
      throws IOException {
    Path data = folder.resolve("data");
    var server = new PostgresServer(folder, binaries, PostgresAccount.choose(folder, binaries));
    if (!Files.exists(data)) {
      server.initialise(password);
    }
    server.checkVersion();
    return server;
  }

  void run(Map<String, String> parameters) throws IOException {
    if (isRunning()) {
      port = runningPort();
      log.info("joined the running embedded postgresql port={}", port);
      return;
    }
    for (int left = START_TRIES - 1; ; left--) {
      port = choosePort();
      if (started(parameters)) {
        Files.writeString(folder.resolve("port"), Integer.toString(port));
        log.info("started the embedded postgresql port={} folder={}", port, folder);
        return;
      }
      if (left == 0) {
        throw new IllegalStateException(
            "the embedded PostgreSQL does not start; its log: " + folder.resolve("data/log"));
      }
      Files.deleteIfExists(folder.resolve("port"));
    }
  }

  void stop() {
    if (isRunning()) {
      ShellCommand.launch(control("stop", "-m", "fast", "-w"), "stopping the embedded PostgreSQL");
      log.info("stopped the embedded postgresql folder={}", folder);
    }
  }

  void createDatabase(String database, String password) {
    try (Db db = Db.open(DbSettings.of(url("postgres"), "zvonar", password, 1))) {
      if (db.query(Integer.class, "select 1 from pg_database where datname = ?", database)
          .isEmpty()) {
        db.update("create database " + database);
      }
    }
  }

  String url(String database) {
    return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
  }

  private void initialise(String password) throws IOException {
    log.info("creating the embedded database folder={}", data);
    Path aside = folder.resolve("data.new");
    PostgresBinaries.deleteTree(aside);
    Files.createDirectory(aside);
    account.own(aside);
    Path passwordFile = folder.resolve("password.init");
    PrivateFile.write(passwordFile, password);
    account.own(passwordFile);
    try {
      ShellCommand.output(
          account.command(initdb(aside, passwordFile)), "creating the embedded database");
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(aside, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> initdb(Path into, Path passwordFile) {
    return List.of(
        binaries.program("initdb"),
        "--pgdata=" + into,
        "--username=zvonar",
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--data-checksums",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8");
  }

  private void checkVersion() {
    String made =
        ShellCommand.output(
                account.command(List.of("cat", data.resolve("PG_VERSION").toString())),
                "reading the version of the embedded database")
            .strip();
    if (!made.equals(PostgresBinaries.MAJOR)) {
      throw new IllegalStateException(
          data
              + " was made by PostgreSQL "
              + made
              + ", this version carries "
              + PostgresBinaries.MAJOR
              + ": dump it with the former version and load it here");
    }
  }

  private boolean isRunning() {
    return ShellCommand.succeeds(control("status"));
  }

  /// The port is the fourth line of postmaster.pid (PostgreSQL's `miscadmin.h`).
  private int runningPort() {
    String pidFile = data.resolve("postmaster.pid").toString();
    String text =
        ShellCommand.output(
            account.command(List.of("cat", pidFile)), "finding the database's port");
    return Integer.parseInt(text.lines().skip(3).findFirst().orElseThrow().strip());
  }

  private boolean started(Map<String, String> parameters) {
    return ShellCommand.succeeds(
        control(
            "start", "-w", "-t", START_TIMEOUT_S, "-l", "/dev/null", "-o", options(parameters)));
  }

  /// `pg_ctl` hands these to a shell: nothing but plain words may be among them.
  private String options(Map<String, String> parameters) {
    Map<String, String> all = new LinkedHashMap<>(PARAMETERS);
    all.putAll(parameters);
    all.put("port", Integer.toString(port));
    return all.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .peek(PostgresServer::checkPlain)
        .collect(Collectors.joining(" -c ", "-c ", ""));
  }

  private static void checkPlain(String parameter) {
    if (!parameter.matches(SAFE_PARAMETER)) {
      throw new IllegalArgumentException("not a plain server parameter: " + parameter);
    }
  }

  private List<String> control(String... words) {
    var command = new ArrayList<>(List.of(binaries.program("pg_ctl"), "-D", data.toString()));
    command.addAll(List.of(words));
    return account.command(command);
  }

  private int choosePort() throws IOException {
    Path remembered = folder.resolve("port");
    if (Files.exists(remembered)) {
      int known = Integer.parseInt(Files.readString(remembered).strip());
      if (isFree(known)) {
        return known;
      }
    }
    try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
