package dev.zvonar.db;

import tools.jackson.databind.json.JsonMapper;

/// A value of type jsonb, as its text.
public record Json(String text) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// Writes records, lists, maps and plain values as JSON.
  public static Json of(Object value) {
    return new Json(MAPPER.writeValueAsString(value));
  }

  /// Reads the JSON into a record or another type; unknown fields are passed over.
  ///
  /// @throws tools.jackson.core.JacksonException when the text does not fit the type
  public <T> T as(Class<T> type) {
    return MAPPER.readValue(text, type);
  }
}
