package dev.zvonar.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bounded pool that serves callers strictly in the order they came.
///
/// Pools that let a late caller overtake starve some callers for seconds when there are thousands
/// of virtual threads; a fair queue of slots does not. A slot connects when it is first used, and
/// again after its connection broke. Once any connection broke, the others are asked whether they
/// are alive before they are given out again.
final class Connections implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Connections.class);
  private static final int ALIVE_TIMEOUT_S = 2;
  private static final long TRUSTED_IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final Duration BUSY_RETRY = Duration.ofMillis(500);
  private static final long WARN_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final DbSettings settings;
  private final Properties properties;
  private final ArrayBlockingQueue<Slot> free;
  private final AtomicLong breaks = new AtomicLong();
  private final AtomicInteger used = new AtomicInteger();
  private final AtomicLong warnedNanos = new AtomicLong(System.nanoTime() - WARN_NANOS);
  private volatile boolean closed; // written once, by close()

  Connections(DbSettings settings) {
    this.settings = settings;
    this.properties = propertiesOf(settings);
    this.free = new ArrayBlockingQueue<>(settings.connectionsMax(), true);
    for (int i = 0; i < settings.connectionsMax(); i++) {
      free.add(new Slot());
    }
  }

  /// A connection in autocommit mode, to be given back by closing the [Borrowed].
  Borrowed borrow() {
    Slot slot = take();
    used.incrementAndGet();
    try {
      return new Borrowed(slot, slot.live());
    } catch (SQLException e) {
      giveBack(slot);
      warn(e);
      throw SqlFailures.connecting(e);
    }
  }

  /// Says what the server said, which no caller sees; not more often than people read.
  private void warn(SQLException failure) {
    long now = System.nanoTime();
    long last = warnedNanos.get();
    if (now - last >= WARN_NANOS && warnedNanos.compareAndSet(last, now)) {
      log.warn("the database takes no connection: {}", failure.getMessage());
    }
  }

  int usedNow() {
    return used.get();
  }

  /// Closes the free connections; a borrowed one is closed when it comes back.
  @Override
  public void close() {
    closed = true;
    free.forEach(Slot::drop);
  }

  private Slot take() {
    if (closed) {
      throw new DbUnavailable("database_closed", BUSY_RETRY, null);
    }
    try {
      Slot slot = free.poll(settings.borrowTimeout().toMillis(), TimeUnit.MILLISECONDS);
      if (slot == null) {
        throw new DbUnavailable("database_busy", BUSY_RETRY, null);
      }
      return slot;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DbUnavailable("database_wait_interrupted", BUSY_RETRY, e);
    }
  }

  private void giveBack(Slot slot) {
    used.decrementAndGet();
    if (closed) {
      slot.drop();
    }
    free.add(slot);
  }

  private static Properties propertiesOf(DbSettings settings) {
    var properties = new Properties();
    if (!settings.user().isEmpty()) {
      properties.setProperty("user", settings.user());
      properties.setProperty("password", settings.password());
    }
    properties.setProperty("connectTimeout", Long.toString(settings.connectTimeout().toSeconds()));
    properties.setProperty("socketTimeout", Long.toString(settings.socketTimeout().toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "zvonar");
    properties.setProperty("reWriteBatchedInserts", "true");
    return properties;
  }

  /// One place in the pool. Its fields are written only by the one thread that has it borrowed.
  private final class Slot {
    private @Nullable Connection connection;
    private long breaksSeen;
    private long usedNanos;

    Connection live() throws SQLException {
      Connection known = connection;
      if (known != null && (trusted() || known.isValid(ALIVE_TIMEOUT_S))) {
        breaksSeen = breaks.get();
        return known;
      }
      drop();
      breaksSeen = breaks.get();
      Connection fresh = DriverManager.getConnection(settings.url(), properties);
      connection = fresh;
      return fresh;
    }

    private boolean trusted() {
      return breaksSeen == breaks.get() && System.nanoTime() - usedNanos < TRUSTED_IDLE_NANOS;
    }

    void drop() {
      Connection old = connection;
      connection = null;
      if (old != null) {
        try {
          old.close();
        } catch (SQLException e) {
          log.debug("closing a database connection failed", e);
        }
      }
    }
  }

  /// A connection in one caller's hands.
  final class Borrowed implements AutoCloseable {
    private final Slot slot;
    private final Connection connection;
    private boolean broken; // written by the borrowing thread

    private Borrowed(Slot slot, Connection connection) {
      this.slot = slot;
      this.connection = connection;
    }

    Connection connection() {
      return connection;
    }

    /// Notes what the failure did to the connection and says what it means.
    RuntimeException failed(SQLException failure, String sql) {
      if (SqlFailures.breaksConnection(failure)) {
        discard();
      }
      return SqlFailures.translated(failure, sql);
    }

    void discard() {
      broken = true;
    }

    @Override
    public void close() {
      slot.usedNanos = System.nanoTime();
      if (broken) {
        breaks.incrementAndGet();
        slot.drop();
      }
      giveBack(slot);
    }
  }
}
