package dev.zvonar.db;

import dev.zvonar.kernel.PhoneNumber;
import dev.zvonar.kernel.TenantId;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads one column of a result as a Java type; null when the column is null.
@FunctionalInterface
interface Columns {
  @Nullable Object read(ResultSet rows, int column) throws SQLException;

  /// The reader for a type.
  ///
  /// @throws IllegalArgumentException when columns cannot be read as this type
  static Columns of(Class<?> type) {
    if (type.isEnum()) {
      return ofEnum(type.asSubclass(Enum.class));
    }
    return switch (type.getName()) {
      case "long", "java.lang.Long" -> (rows, at) -> orNull(rows, rows.getLong(at));
      case "int", "java.lang.Integer" -> (rows, at) -> orNull(rows, rows.getInt(at));
      case "boolean", "java.lang.Boolean" -> (rows, at) -> orNull(rows, rows.getBoolean(at));
      case "double", "java.lang.Double" -> (rows, at) -> orNull(rows, rows.getDouble(at));
      case "java.lang.String" -> ResultSet::getString;
      default -> ofReference(type);
    };
  }

  private static Columns ofReference(Class<?> type) {
    if (type == BigDecimal.class) {
      return ResultSet::getBigDecimal;
    }
    if (type == byte[].class) {
      return ResultSet::getBytes;
    }
    if (type == Instant.class) {
      return Columns::instant;
    }
    if (type == LocalDate.class || type == LocalTime.class || type == UUID.class) {
      return (rows, at) -> rows.getObject(at, type);
    }
    return ofOurs(type);
  }

  private static Columns ofOurs(Class<?> type) {
    if (type == List.class) {
      return Columns::list;
    }
    if (type == Json.class) {
      return (rows, at) -> json(rows.getString(at));
    }
    if (type == PhoneNumber.class) {
      return (rows, at) ->
          orNull(rows, rows.getLong(at)) instanceof Long n ? new PhoneNumber(n) : null;
    }
    if (type == TenantId.class) {
      return (rows, at) ->
          orNull(rows, rows.getLong(at)) instanceof Long n ? new TenantId(n) : null;
    }
    throw new IllegalArgumentException("no column can be read as " + type.getName());
  }

  @SuppressWarnings("rawtypes")
  private static Columns ofEnum(Class<? extends Enum> type) {
    return (rows, at) -> constant(type, rows.getString(at));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable Object constant(Class<? extends Enum> type, @Nullable String text) {
    return text == null ? null : Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }

  private static @Nullable Object json(@Nullable String text) {
    return text == null ? null : new Json(text);
  }

  private static @Nullable Object orNull(ResultSet rows, Object value) throws SQLException {
    return rows.wasNull() ? null : value;
  }

  private static @Nullable Object instant(ResultSet rows, int at) throws SQLException {
    OffsetDateTime time = rows.getObject(at, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable Object list(ResultSet rows, int at) throws SQLException {
    Array array = rows.getArray(at);
    if (array == null) {
      return null;
    }
    return Collections.unmodifiableList(
        new ArrayList<>(Arrays.asList((Object[]) array.getArray())));
  }
}
