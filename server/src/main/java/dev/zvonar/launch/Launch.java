package dev.zvonar.launch;

import dev.zvonar.cluster.Leases;
import dev.zvonar.cluster.Node;
import dev.zvonar.config.Config;
import dev.zvonar.db.Db;
import dev.zvonar.telemetry.Metrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One running process of the product.
public final class Launch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Launch.class);

  private final Opened opened = new Opened();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable InetSocketAddress console; // set before `open` returns

  private Launch() {}

  /// Opens everything the roles need and returns when all are ready for work.
  ///
  /// @throws RuntimeException when something cannot be opened; what was open is closed again
  public static Launch open(Config config, Collection<RoleName> roles) {
    var launch = new Launch();
    try {
      launch.start(config, EnumSet.copyOf(roles));
      return launch;
    } catch (RuntimeException | Error e) {
      launch.close();
      throw e;
    }
  }

  /// Where the console listens, with the port that was really taken; empty without that role.
  public Optional<InetSocketAddress> console() {
    return Optional.ofNullable(console);
  }

  /// Waits until it has been closed, which a signal to the process does, see [#closeOnSignal].
  public void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /// Closes in order when the process is asked to end (SIGTERM, SIGINT).
  public void closeOnSignal() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
  }

  /// Takes no new work, ends what is in the air within a bounded time, closes every room. A second
  /// call waits for the first.
  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      opened.close();
      log.info("closed");
      closed.countDown();
    }
    awaitQuietly();
  }

  private void awaitQuietly() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(Config config, Set<RoleName> roles) {
    log.info("starting version={} roles={}", Version.current(), codes(roles));
    Ground ground = ground(config, roles);
    for (RoleName name : roles) {
      Role role = opened.add(roleOf(name, ground));
      role.start();
      if (role instanceof ConsoleRole open) {
        console = open.address();
      }
    }
    if (!roles.contains(RoleName.CONSOLE) && config.health().port() != 0) {
      opened.add(HealthPort.open(config.health(), ground.health(), ground.db()));
    }
    ground.health().allOpen(true);
    opened.add(() -> ground.health().allOpen(false));
    log.info("ready node={} data={}", ground.node().id(), ground.dataFolder());
  }

  private Ground ground(Config config, Set<RoleName> roles) {
    Path dataFolder = madeFolder(config.data().folder());
    Metrics metrics = opened.add(Metrics.ofProcess());
    Db db = opened.add(Db.open(DatabaseStart.open(config, dataFolder, opened)));
    metrics.bounded("database.connections", db::connectionsUsed, config.database()::connectionsMax);
    Node node = opened.add(Node.join(db, nameOf(config), codes(roles), Version.current()));
    Leases leases = opened.add(Leases.open(db, node));
    SpeechStart speech = SpeechStart.over(config, db);
    var health = new Health(db, metrics);
    return new Ground(config, dataFolder, db, node, leases, metrics, speech, health);
  }

  private static Role roleOf(RoleName name, Ground ground) {
    return switch (name) {
      case TALKER -> new TalkerRole(ground);
      case RECIPIENT -> new RecipientRole(ground);
      case INTAKE, COURIER -> new IdleRole(name);
      case CONSOLE -> new ConsoleRole(ground);
    };
  }

  private static List<String> codes(Set<RoleName> roles) {
    return roles.stream().map(RoleName::code).toList();
  }

  private static String nameOf(Config config) {
    String name = config.node().name();
    return name.isEmpty() ? hostName() : name;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static Path madeFolder(Path folder) {
    try {
      return Files.createDirectories(folder).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException("data.dir " + folder + " cannot be made", e);
    }
  }
}
