package dev.zvonar.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tables kept in docs/protocols, where a change of behaviour shows up in review. Run the tests with
/// `-Dapprove=true` to write them anew.
final class Approved {
  private Approved() {}

  static void check(String fileName, String text) throws IOException {
    Path file =
        Path.of(System.getProperty("zvonar.root", ".."))
            .resolve("docs/protocols")
            .resolve(fileName);
    if (Boolean.getBoolean("approve")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
