package dev.zvonar.db;

import dev.zvonar.kernel.PhoneNumber;
import dev.zvonar.kernel.TenantId;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/// Puts Java values into the parameters of a statement.
final class Arguments {
  private Arguments() {}

  static void bind(PreparedStatement statement, @Nullable Object... args) throws SQLException {
    for (int i = 0; i < args.length; i++) {
      bind(statement, i + 1, args[i]);
    }
  }

  private static void bind(PreparedStatement statement, int at, @Nullable Object arg)
      throws SQLException {
    switch (arg) {
      case null -> statement.setNull(at, Types.NULL);
      case List<?> list -> bindList(statement, at, list);
      case Json json -> statement.setObject(at, jsonb(json));
      default -> statement.setObject(at, plain(arg));
    }
  }

  /// The value as the driver knows it; the same for a single parameter and an array's element.
  private static Object plain(Object arg) {
    return switch (arg) {
      case PhoneNumber phone -> phone.digits();
      case TenantId tenant -> tenant.value();
      case Instant instant -> instant.atOffset(ZoneOffset.UTC);
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      default -> arg;
    };
  }

  /// An array takes its type from its first element. An empty one goes as untyped text, whose type
  /// the server finds from the place it stands in.
  private static void bindList(PreparedStatement statement, int at, List<?> list)
      throws SQLException {
    Object[] elements = list.stream().map(e -> e == null ? null : plain(e)).toArray();
    String type = elementType(elements);
    if (type.isEmpty()) {
      statement.setObject(
          at, "{" + "NULL,".repeat(elements.length).replaceAll(",$", "") + "}", Types.OTHER);
    } else {
      statement.setArray(at, statement.getConnection().createArrayOf(type, elements));
    }
  }

  private static String elementType(@Nullable Object[] elements) {
    for (Object element : elements) {
      if (element != null) {
        return typeOf(element);
      }
    }
    return "";
  }

  private static String typeOf(Object element) {
    return switch (element) {
      case String _ -> "text";
      case Long _ -> "int8";
      case Integer _ -> "int4";
      case Boolean _ -> "bool";
      case Double _ -> "float8";
      case BigDecimal _ -> "numeric";
      case UUID _ -> "uuid";
      case LocalDate _ -> "date";
      case LocalTime _ -> "time";
      case byte[] _ -> "bytea";
      case Json _ -> "jsonb";
      case OffsetDateTime _ -> "timestamptz";
      default ->
          throw new IllegalArgumentException("no array type for " + element.getClass().getName());
    };
  }

  private static PGobject jsonb(Json json) throws SQLException {
    var value = new PGobject();
    value.setType("jsonb");
    value.setValue(json.text());
    return value;
  }
}
