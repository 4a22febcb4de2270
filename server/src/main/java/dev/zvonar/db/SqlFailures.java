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

  /// Shut down, crashed, starting, the database dropped under us, the session idle too long; a
  /// standby after a fail-over says 25006 to every write.
  private static final Set<String> LOST_SERVER =
      Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "25006");

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

  /// What a failure to connect means: whatever it is (down, full, a password changed under us, the
  /// database being restored), it is away for now, and what we owe it must wait.
  static DbUnavailable connecting(SQLException failure) {
    boolean away = breaksConnection(failure) || stateOf(failure).equals(NOT_ACCEPTING);
    return new DbUnavailable(away ? "database_unavailable" : "database_refused", LATER, failure);
  }

  static RuntimeException translated(SQLException failure, String sql) {
    String state = stateOf(failure);
    if (breaksConnection(failure)) {
      return new DbUnavailable("database_unavailable", LATER, failure);
    }
    // 53: no memory, disk or connections; 58: the server's own files or system calls failed.
    if (state.startsWith("53") || state.startsWith("58") || state.equals(CANCELLED)) {
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
