package dev.zvonar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// YAML as people write it for a command, read as the JSON the API takes.
final class Yaml {
  private static final YAMLMapper MAPPER = YAMLMapper.builder().build();

  private Yaml() {}

  static JsonNode file(Path file) {
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new ApiFailure(ExitCodes.USAGE, file + " cannot be read");
    } catch (JacksonException e) {
      throw new ApiFailure(
          ExitCodes.USAGE,
          file + ":" + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
    }
  }

  /// One value: a number, true, a list, else text.
  static JsonNode value(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new ApiFailure(ExitCodes.USAGE, "not a value: " + text);
    }
  }
}
