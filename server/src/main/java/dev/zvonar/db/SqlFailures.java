package dev.zvonar.db;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Says what a failed statement means: PostgreSQL's SQLSTATE (appendix A of its manual) to one of
/// the room's exceptions.
final class SqlFailures {
  private static final Duration SOON = Duration.ofMillis(200);
  private static final Duration LATER = Duration.ofSeconds(2);

  /// Shut down, crashed, starting; a standby after a fail-over says 25006 to every write.
  private static final Set<String> LOST_SERVER = Set.of("57P01", "57P02", "57P03", "25006");

  /// Serialisation failure, deadlock, lock not to be had.
  private static final Set<String> CONFLICT = Set.of("40001", "40P01", "55P03");

  private static final String NOT_ACCEPTING = "55000";
  private static final String CANCELLED = "57014";

  private SqlFailures() {}

  /// Whether the connection itself must not be used again.
  static boolean breaksConnection(SQLException failure) {
    String state = stateOf(failure);
    return state.startsWith("08") || LOST_SERVER.contains(state);
  }

  /// What a failure to connect means: also a database that takes nobody for now (55000) is away.
  static RuntimeException connecting(SQLException failure) {
    return stateOf(failure).equals(NOT_ACCEPTING)
        ? new DbUnavailable("database_unavailable", LATER, failure)
        : translated(failure, "connect");
  }

  static RuntimeException translated(SQLException failure, String sql) {
    String state = stateOf(failure);
    if (breaksConnection(failure)) {
      return new DbUnavailable("database_unavailable", LATER, failure);
    }
    if (state.startsWith("53") || state.equals(CANCELLED)) {
      return new DbUnavailable("database_overloaded", LATER, failure);
    }
    if (CONFLICT.contains(state)) {
      return new DbUnavailable("database_conflict", SOON, failure);
    }
    if (state.startsWith("23")) {
      return new ConstraintViolated(constraintOf(failure), failure);
    }
    return new IllegalStateException(
        "SQLSTATE " + state + ": " + failure.getMessage() + " in: " + sql.strip(), failure);
  }

  private static String stateOf(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "" : state;
  }

  private static String constraintOf(SQLException failure) {
    ServerErrorMessage told =
        failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
    if (told == null) {
      return "";
    }
    return orElse(told.getConstraint(), orElse(told.getColumn(), ""));
  }

  private static String orElse(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
