package dev.zvonar.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/// A machine's transition table as text, held against the approved one in `docs/protocols`. Run the
/// tests with `-Dapprove=true` to approve a change, and read the difference before committing it.
public final class ApprovedTable {
  private ApprovedTable() {}

  /// What one state makes of one event, as text; `next` and `effects` as the machine gave them.
  public record Row(Object next, List<?> effects) {}

  /// Prints every state with every event that changes something and compares.
  public static <S, E> void check(
      String name,
      String title,
      Collection<? extends S> states,
      Collection<? extends E> events,
      BiFunction<S, E, Row> machine)
      throws IOException {
    var table = new StringBuilder("# " + title + "\n\n");
    table.append("Printed by the test of the machine; what is not listed changes nothing.\n\n");
    table.append("| state | event | next | effects |\n|---|---|---|---|\n");
    for (S state : states) {
      for (E event : events) {
        Row row = machine.apply(state, event);
        if (!row.next().equals(state) || !row.effects().isEmpty()) {
          table.append("| " + state + " | " + event + " | " + row.next() + " | ");
          table.append(row.effects()).append(" |\n");
        }
      }
    }
    Path approved = Path.of("..", "docs", "protocols", name + ".md");
    if (Boolean.getBoolean("approve")) {
      Files.createDirectories(approved.getParent());
      Files.writeString(approved, table);
    }
    assertThat(table.toString()).isEqualTo(Files.readString(approved));
  }

  /// Fails when a permitted kind of a sealed type is missing from the values.
  public static void everyKind(Class<?> sealed, Collection<?> values) {
    assertThat(values.stream().map(Object::getClass).map(Class::getSimpleName).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(sealed.getPermittedSubclasses()).map(Class::getSimpleName).toList());
  }
}
