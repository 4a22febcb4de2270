package dev.zvonar.lab.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.lab.sample.SampleCallees;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` in the middle of a campaign, twice; `./zvonar chaos` does it twenty times.
class KillRoundsTest {
  @TempDir Path folder;

  @Test
  void nobody_is_dialled_twice_forgotten_or_missing_in_silence() throws Exception {
    Path callees = SampleCallees.write(folder.resolve("callees.csv"), 100, 7);
    var plan = new KillRounds.Plan(2, callees, folder.resolve("data"), freePort(), List.of(), 7);
    Map<String, Object> line = KillRounds.run(plan);
    assertThat(line)
        .containsEntry("kills", 2)
        .containsEntry("contacts", 100L)
        .containsEntry("double_dials", 0)
        .containsEntry("forgotten", 0L)
        .containsEntry("never_reached_hidden", 0);
    // Whoever was never reached is among the unknown: nobody is missing in silence.
    assertThat(figure(line, "never_reached")).isLessThanOrEqualTo(figure(line, "unknown"));
  }

  private static long figure(Map<String, Object> line, String word) {
    return ((Number) Objects.requireNonNull(line.get(word))).longValue();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
