package dev.zvonar.lab.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.lab.sample.SampleCallees;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` in the middle of a campaign, twice; `./zvonar chaos` does it twenty times.
class KillRoundsTest {
  @TempDir Path folder;

  @Test
  void nobody_is_dialled_twice_and_nobody_is_forgotten() throws Exception {
    Path callees = SampleCallees.write(folder.resolve("callees.csv"), 100, 7);
    var plan = new KillRounds.Plan(2, callees, folder.resolve("data"), freePort(), List.of(), 7);
    Map<String, Object> line = KillRounds.run(plan);
    assertThat(line)
        .containsEntry("kills", 2)
        .containsEntry("contacts", 100L)
        .containsEntry("double_dials", 0)
        .containsEntry("forgotten", 0L);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
