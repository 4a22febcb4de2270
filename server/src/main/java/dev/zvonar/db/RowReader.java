package dev.zvonar.db;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a Java value of each row of a result. Made once a type; safe in any thread.
final class RowReader {
  private static final ClassValue<RowReader> READERS =
      new ClassValue<>() {
        @Override
        protected RowReader computeValue(Class<?> type) {
          return type.isRecord() && !isSingleColumn(type) ? ofRecord(type) : ofColumn(type);
        }
      };

  private final Class<?> type;
  private final @Nullable MethodHandle constructor;
  private final Component[] components;

  private RowReader(Class<?> type, @Nullable MethodHandle constructor, Component[] components) {
    this.type = type;
    this.constructor = constructor;
    this.components = components;
  }

  static RowReader of(Class<?> type) {
    return READERS.get(type);
  }

  /// Where each component stands in this result: looked up once a result, not once a row.
  int[] places(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    if (constructor == null) {
      return onlyColumn(meta);
    }
    Map<String, Integer> byName = new HashMap<>();
    for (int column = 1; column <= meta.getColumnCount(); column++) {
      byName.putIfAbsent(meta.getColumnLabel(column), column);
    }
    return Arrays.stream(components).mapToInt(component -> placeOf(component, byName)).toArray();
  }

  /// The value of the row the result stands at.
  Object read(ResultSet rows, int[] places) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = components[i].read(rows, places[i], type);
    }
    return constructor == null ? requireNonNull(values[0]) : construct(constructor, values);
  }

  private int[] onlyColumn(ResultSetMetaData meta) throws SQLException {
    if (meta.getColumnCount() != 1) {
      throw new IllegalStateException(
          meta.getColumnCount() + " columns cannot be read as one " + type.getSimpleName());
    }
    return new int[] {1};
  }

  private int placeOf(Component component, Map<String, Integer> byName) {
    Integer place = byName.get(component.column());
    if (place == null) {
      throw new IllegalStateException(
          type.getSimpleName()
              + " needs the column "
              + component.column()
              + ", got "
              + byName.keySet());
    }
    return place;
  }

  private static Object construct(MethodHandle constructor, @Nullable Object[] values) {
    try {
      return constructor.invoke(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSingleColumn(Class<?> type) {
    return type.getPackageName().equals("dev.zvonar.kernel") || type == Json.class;
  }

  private static RowReader ofColumn(Class<?> type) {
    var column = new Component(type.getSimpleName(), Columns.of(type), false);
    return new RowReader(type, null, new Component[] {column});
  }

  private static RowReader ofRecord(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    var components = new Component[parts.length];
    for (int i = 0; i < parts.length; i++) {
      components[i] = componentOf(parts[i]);
    }
    return new RowReader(type, constructorOf(type, parts), components);
  }

  private static Component componentOf(RecordComponent part) {
    boolean nullable = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return new Component(snakeCase(part.getName()), Columns.of(part.getType()), nullable);
  }

  private static MethodHandle constructorOf(Class<?> type, RecordComponent[] parts) {
    try {
      Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new);
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(canonical)
          .asSpreader(Object[].class, parts.length);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the record " + type.getName() + " cannot be made", e);
    }
  }

  static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /// One component of the record: its column, how it is read, whether null is welcome.
  private record Component(String column, Columns reader, boolean nullable) {
    @Nullable Object read(ResultSet rows, int place, Class<?> owner) throws SQLException {
      Object value = reader.read(rows, place);
      if (value == null && !nullable) {
        throw new IllegalStateException(
            "column " + column + " is null where " + owner.getSimpleName() + " allows none");
      }
      return value;
    }
  }
}
