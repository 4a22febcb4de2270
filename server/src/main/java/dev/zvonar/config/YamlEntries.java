package dev.zvonar.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads a YAML file of nested names and plain values into entries with dotted keys and line
/// numbers.
final class YamlEntries {
  private final String file;
  private final JsonParser parser;
  private final Deque<String> names = new ArrayDeque<>();
  private final List<Entry> entries = new ArrayList<>();

  private YamlEntries(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /// @throws BadConfig when it is not YAML, or holds something other than names and plain values
  static List<Entry> read(String file, InputStream yaml) throws IOException {
    try (JsonParser parser = new YAMLMapper().createParser(yaml)) {
      var reader = new YamlEntries(file, parser);
      reader.readAll();
      return reader.entries;
    } catch (JacksonException e) {
      throw new BadConfig(file + ":" + e.getLocation().getLineNr(), e.getOriginalMessage());
    }
  }

  private void readAll() {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      take(token);
    }
  }

  private void take(JsonToken token) {
    switch (token) {
      case START_OBJECT -> {}
      case PROPERTY_NAME -> names.addLast(parser.currentName());
      case END_OBJECT -> names.pollLast();
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          value(parser.getString());
      case VALUE_NULL -> value("");
      case START_ARRAY, END_ARRAY, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new BadConfig(origin(), "a list cannot stand here");
    }
  }

  private void value(@Nullable String text) {
    if (names.isEmpty()) {
      throw new BadConfig(origin(), "a file of `section:` and `key: value` lines was expected");
    }
    entries.add(new Entry(String.join(".", names), text == null ? "" : text, origin()));
    names.removeLast();
  }

  private String origin() {
    return file + ":" + parser.currentTokenLocation().getLineNr();
  }
}
