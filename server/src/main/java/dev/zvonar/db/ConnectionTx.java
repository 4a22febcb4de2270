package dev.zvonar.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Statements over one borrowed connection. Failures leave as the room's exceptions; the pool looks
/// at [Connections.Borrowed#failed] to see whether the connection survived them.
final class ConnectionTx implements Tx {
  private final Connections.Borrowed borrowed;
  private final Connection connection;

  ConnectionTx(Connections.Borrowed borrowed) {
    this.borrowed = borrowed;
    this.connection = borrowed.connection();
  }

  @Override
  public <R> List<R> query(Class<R> type, String sql, @Nullable Object... args) {
    List<R> result = new ArrayList<>();
    read(type, 0, result::add, sql, args);
    return result;
  }

  @Override
  public <R> Optional<R> one(Class<R> type, String sql, @Nullable Object... args) {
    List<R> rows = query(type, sql, args);
    if (rows.size() > 1) {
      throw new IllegalStateException(rows.size() + " rows where one was meant: " + sql.strip());
    }
    return rows.stream().findFirst();
  }

  @Override
  public int update(String sql, @Nullable Object... args) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Arguments.bind(statement, args);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw borrowed.failed(e, sql);
    }
  }

  @Override
  public int[] batch(String sql, List<@Nullable Object[]> rows) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        Arguments.bind(statement, row);
        statement.addBatch();
      }
      return statement.executeBatch();
    } catch (SQLException e) {
      SQLException first = e.getNextException();
      throw borrowed.failed(first == null ? e : first, sql);
    }
  }

  @Override
  public <R> void stream(
      Class<R> type,
      int fetchRows,
      RowConsumer<? super R> consumer,
      String sql,
      @Nullable Object... args) {
    if (fetchRows < 1) {
      throw new IllegalArgumentException("fetchRows " + fetchRows + " is not positive");
    }
    read(type, fetchRows, consumer, sql, args);
  }

  @Override
  public long copyIn(String copySql, CopySource source) {
    try {
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copySql);
      try {
        return copied(copy, source);
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (SQLException e) {
      throw borrowed.failed(e, copySql);
    }
  }

  private static long copied(CopyIn copy, CopySource source) throws SQLException {
    try {
      var text = new CopyText(copy);
      source.writeTo(text);
      text.send();
      return copy.endCopy();
    } catch (CopyText.CopyBroken e) {
      throw e.failure();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <R> void read(
      Class<R> type,
      int fetchRows,
      RowConsumer<? super R> consumer,
      String sql,
      @Nullable Object... args) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(fetchRows);
      Arguments.bind(statement, args);
      try (ResultSet rows = statement.executeQuery()) {
        give(rows, type, consumer);
      }
    } catch (SQLException e) {
      throw borrowed.failed(e, sql);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // A reader of `type` makes nothing but `type`, boxed if primitive.
  private static <R> void give(ResultSet rows, Class<R> type, RowConsumer<? super R> consumer)
      throws SQLException, IOException {
    RowReader reader = RowReader.of(type);
    int[] places = reader.places(rows);
    while (rows.next()) {
      consumer.accept((R) reader.read(rows, places));
    }
  }
}
