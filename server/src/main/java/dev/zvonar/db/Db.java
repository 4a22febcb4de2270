package dev.zvonar.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The database, through a bounded pool that serves callers in the order they came.
///
/// Safe in any thread; every call blocks. A statement outside [#transaction] has its own connection
/// and is stored when the call returns. Inside a transaction use its [Tx] alone: asking the `Db`
/// there takes a second connection and can wait for ever on the first one's locks.
public final class Db implements Sql, AutoCloseable {
  private final Connections connections;

  private Db(Connections connections) {
    this.connections = connections;
  }

  /// Opens the pool. Connects only when the first statement comes.
  public static Db open(DbSettings settings) {
    return new Db(new Connections(settings));
  }

  /// Does the work in one transaction (read committed): stored when this returns, undone when the
  /// work throws anything. Never retried: the caller knows whether its work may run twice.
  ///
  /// @throws DbUnavailable also when the connection broke during the commit: whether the work was
  ///     stored is then not known
  public <T> T transaction(Work<T> work) {
    try (Connections.Borrowed borrowed = connections.borrow()) {
      begin(borrowed);
      boolean done = false;
      try {
        T result = work.in(new ConnectionTx(borrowed));
        borrowed.connection().commit();
        done = true;
        return result;
      } catch (SQLException e) {
        throw borrowed.failed(e, "commit");
      } finally {
        end(borrowed, done);
      }
    }
  }

  @Override
  public <R> List<R> query(Class<R> type, String sql, @Nullable Object... args) {
    try (Connections.Borrowed borrowed = connections.borrow()) {
      return new ConnectionTx(borrowed).query(type, sql, args);
    }
  }

  @Override
  public <R> Optional<R> one(Class<R> type, String sql, @Nullable Object... args) {
    try (Connections.Borrowed borrowed = connections.borrow()) {
      return new ConnectionTx(borrowed).one(type, sql, args);
    }
  }

  @Override
  public int update(String sql, @Nullable Object... args) {
    try (Connections.Borrowed borrowed = connections.borrow()) {
      return new ConnectionTx(borrowed).update(sql, args);
    }
  }

  /// Connections in use at this moment.
  public int connectionsUsed() {
    return connections.usedNow();
  }

  @Override
  public void close() {
    connections.close();
  }

  private static void begin(Connections.Borrowed borrowed) {
    try {
      borrowed.connection().setAutoCommit(false);
    } catch (SQLException e) {
      throw borrowed.failed(e, "begin");
    }
  }

  /// Leaves the connection as it was found, or marks it for closing when that cannot be done.
  private static void end(Connections.Borrowed borrowed, boolean done) {
    Connection connection = borrowed.connection();
    try {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      borrowed.discard();
    }
  }
}
