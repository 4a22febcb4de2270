package dev.zvonar.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// openapi.yaml, as it is and as JSON.
@SuppressWarnings("ArrayRecordComponent") // never compared
record ApiDescription(byte[] yaml, byte[] json) {
  private static final String PATH = "/api/openapi.yaml";

  static ApiDescription load() {
    try (var in = ApiDescription.class.getResourceAsStream(PATH)) {
      if (in == null) {
        throw new IllegalStateException(PATH + " is not on the class path");
      }
      var yaml = in.readAllBytes();
      var tree = YAMLMapper.builder().build().readValue(yaml, JsonNode.class);
      return new ApiDescription(yaml, JsonMapper.builder().build().writeValueAsBytes(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
