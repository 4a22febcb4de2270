package dev.zvonar.db;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements that [Db] runs each on its own and [Tx] in one transaction.
///
/// Parameters are `?`, in order: `Long`, `Integer`, `Double`, `Boolean`, `String`, `BigDecimal`,
/// `Instant` (timestamptz), `LocalDate`, `LocalTime`, `UUID`, `byte[]`, [Json] (jsonb), enums (as
/// their name in lower case), `PhoneNumber` and `TenantId` (bigint), lists of these (arrays), null.
///
/// A result type is a record, its components filled by the columns of the same name in snake case,
/// or one of the types above for a single column. A null in a column whose component is not
/// `@Nullable` is an error that names it.
///
/// Every method throws [DbUnavailable] when the database is out of reach, slow or too busy, and
/// [ConstraintViolated] when a constraint refused the row.
public interface Sql {
  <R> List<R> query(Class<R> type, String sql, @Nullable Object... args);

  /// The only row, if there is one.
  ///
  /// @throws IllegalStateException when there are several
  <R> Optional<R> one(Class<R> type, String sql, @Nullable Object... args);

  /// Runs a statement and tells how many rows it touched.
  int update(String sql, @Nullable Object... args);
}
