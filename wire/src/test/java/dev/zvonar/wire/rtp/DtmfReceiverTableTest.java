package dev.zvonar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.rtp.DtmfReceiver.Event;
import dev.zvonar.wire.rtp.DtmfReceiver.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every state meets every event; the answers are kept in docs/protocols/dtmf-receiver.md.
class DtmfReceiverTableTest {
  private static final List<State> STATES =
      List.of(
          new State.Idle(),
          new State.Pressed(5, 100_000, 400, 0),
          new State.Pressed(5, 100_000, 65_535, 65_535),
          new State.Released(100_000));
  private static final List<Event> EVENTS =
      List.of(
          new Event.Packet(100_000, 5, false, 320),
          new Event.Packet(100_000, 5, false, 560),
          new Event.Packet(100_000, 5, true, 800),
          new Event.Packet(99_000, 7, false, 160),
          new Event.Packet(99_000, 7, true, 800),
          new Event.Packet(10_000, 7, false, 160),
          new Event.Packet(101_600, 5, false, 160),
          new Event.Packet(101_600, 11, true, 800),
          new Event.Packet(165_535, 5, false, 1600),
          new Event.Quiet(),
          new Event.NewSource());

  @Test
  void every_kind_of_state_and_event_is_in_the_table() {
    assertThat(kinds(STATES)).isEqualTo(kinds(State.class));
    assertThat(kinds(EVENTS)).isEqualTo(kinds(Event.class));
  }

  @Test
  void the_table_is_the_one_we_approved() throws IOException {
    var table = new StringBuilder("# Receiving digits (RFC 4733)\n\n");
    table.append("What is not in the table leaves the state as it is and tells nothing.\n\n");
    table.append("| state | event | next | effects |\n|---|---|---|---|\n");
    for (State state : STATES) {
      for (Event event : EVENTS) {
        DtmfReceiver.Step step = DtmfReceiver.on(state, event);
        if (!step.next().equals(state) || !step.effects().isEmpty()) {
          table.append(
              "| %s | %s | %s | %s |\n".formatted(state, event, step.next(), step.effects()));
        }
      }
    }
    Path approved = Path.of("../docs/protocols/dtmf-receiver.md");
    if (Boolean.getBoolean("approve")) {
      Files.createDirectories(approved.getParent());
      Files.writeString(approved, table);
    }
    assertThat(table.toString()).isEqualTo(Files.readString(approved));
  }

  private static List<String> kinds(List<?> values) {
    return values.stream().map(v -> v.getClass().getSimpleName()).distinct().sorted().toList();
  }

  private static List<String> kinds(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .sorted()
        .toList();
  }
}
