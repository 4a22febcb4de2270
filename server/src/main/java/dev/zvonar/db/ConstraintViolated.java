package dev.zvonar.db;

/// A constraint of the tables (SQLSTATE class 23) refused a row: a name is taken, a referred row is
/// missing, a value is out of its range. The room that knows the constraint says it to the person.
public final class ConstraintViolated extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String constraint;

  ConstraintViolated(String constraint, Throwable cause) {
    super("the database refused a row by '" + constraint + "'", cause);
    this.constraint = constraint;
  }

  /// The name of the constraint or unique index, such as `trunk_name`; the column of a null that is
  /// not allowed.
  public String constraint() {
    return constraint;
  }
}
