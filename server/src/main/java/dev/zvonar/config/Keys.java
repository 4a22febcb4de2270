package dev.zvonar.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/// Fills records from entries: a component that is a record is a section, any other is a key.
final class Keys {
  private final Map<String, Entry> entries;

  Keys(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /// The dotted keys that a record of records stands for.
  static Stream<String> of(Class<?> type, String prefix) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(part ->
            part.getType().isRecord()
                ? of(part.getType(), prefix + part.getName() + ".")
                : Stream.of(prefix + part.getName()));
  }

  /// @throws BadConfig when a value does not parse or a record refuses it
  <T> T fill(Class<T> type, String prefix) {
    RecordComponent[] parts = type.getRecordComponents();
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      String key = prefix + parts[i].getName();
      Class<?> wanted = parts[i].getType();
      values[i] = wanted.isRecord() ? fill(wanted, key + ".") : value(key, wanted);
    }
    return construct(type, parts, values, prefix);
  }

  private Object value(String key, Class<?> wanted) {
    Entry entry = entries.get(key);
    if (entry == null) {
      throw new BadConfig("reference.yaml", "no line for the key '" + key + "'");
    }
    try {
      return parsed(entry.value().strip(), wanted);
    } catch (IllegalArgumentException e) {
      throw new BadConfig(
          entry.origin(),
          key + " is '" + entry.value() + "' where " + wordFor(wanted) + " was meant");
    }
  }

  private static Object parsed(String text, Class<?> wanted) {
    return switch (wanted.getName()) {
      case "int" -> Integer.parseInt(text);
      case "long" -> Long.parseLong(text);
      case "double" -> Double.parseDouble(text);
      case "boolean" -> parsedBoolean(text);
      case "java.lang.String" -> text;
      default -> throw new IllegalStateException("a key cannot be of " + wanted);
    };
  }

  private static boolean parsedBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static String wordFor(Class<?> wanted) {
    return switch (wanted.getName()) {
      case "int", "long" -> "a whole number";
      case "double" -> "a number";
      case "boolean" -> "true or false";
      default -> "text";
    };
  }

  private <T> T construct(Class<T> type, RecordComponent[] parts, Object[] values, String prefix) {
    try {
      Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new);
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof OutOfRange refused) {
        throw new BadConfig(originOf(prefix + refused.key()), prefix + refused.getMessage());
      }
      throw new IllegalStateException(type + " cannot be made", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  private String originOf(String key) {
    Entry entry = entries.get(key);
    return entry == null ? "configuration" : entry.origin();
  }
}
