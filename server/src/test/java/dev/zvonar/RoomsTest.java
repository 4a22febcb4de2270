package dev.zvonar;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of rooms in ARCHITECTURE.md is the rule; the code must agree with it both ways.
class RoomsTest {
  private static final String BASE = "dev.zvonar.";
  private static final String TABLE_HEADING = "## Rooms of `server`";
  private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\|[^|]*\\|([^|]*)\\|$");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");
  private static final Pattern EMPTY_WORD =
      Pattern.compile(".*(Manager|Util|Utils|Helper|Impl|Common|Callback|Dto|Contact).*");

  private final Map<String, Set<String>> allowed = table();
  private final JavaClasses main = House.rooms();

  @Test
  void every_room_is_in_the_table_and_every_row_is_a_room() {
    Set<String> rooms =
        main.stream().map(RoomsTest::room).collect(Collectors.toCollection(TreeSet::new));
    assertThat(allowed.keySet()).isEqualTo(rooms);
  }

  @Test
  void rooms_use_only_what_their_row_allows() {
    Map<String, String> forbidden = new TreeMap<>();
    edges()
        .filter(edge -> !allowed.getOrDefault(from(edge), Set.of()).contains(to(edge)))
        .forEach(
            edge -> forbidden.putIfAbsent(from(edge) + " uses " + to(edge), edge.getDescription()));
    assertThat(forbidden).isEmpty();
  }

  @Test
  void no_row_allows_more_than_the_code_needs() {
    Map<String, Set<String>> used = new TreeMap<>();
    allowed.keySet().forEach(room -> used.put(room, new TreeSet<>()));
    edges().forEach(edge -> used.computeIfAbsent(from(edge), _ -> new TreeSet<>()).add(to(edge)));
    assertThat(allowed).isEqualTo(used);
  }

  @Test
  void no_room_uses_itself_by_a_detour() {
    List<String> cycles = new ArrayList<>();
    for (String room : allowed.keySet()) {
      if (reachable(room).contains(room)) {
        cycles.add(room);
      }
    }
    assertThat(cycles).isEmpty();
  }

  @Test
  void no_type_has_a_name_that_says_nothing() {
    List<String> named =
        main.stream()
            .map(JavaClass::getSimpleName)
            .filter(name -> EMPTY_WORD.matcher(name).matches())
            .toList();
    assertThat(named).isEmpty();
  }

  private Set<String> reachable(String room) {
    Set<String> seen = new TreeSet<>();
    List<String> next = new ArrayList<>(allowed.getOrDefault(room, Set.of()));
    while (!next.isEmpty()) {
      String one = next.removeLast();
      if (seen.add(one)) {
        next.addAll(allowed.getOrDefault(one, Set.of()));
      }
    }
    return seen;
  }

  private Stream<Dependency> edges() {
    return main.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(edge -> isRoom(edge.getTargetClass()))
        .filter(edge -> !from(edge).equals(to(edge)));
  }

  private static boolean isRoom(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(BASE) && !name.startsWith(BASE + "wire");
  }

  private static String from(Dependency edge) {
    return room(edge.getOriginClass());
  }

  private static String to(Dependency edge) {
    return room(edge.getTargetClass());
  }

  private static String room(JavaClass type) {
    return type.getPackageName().substring(BASE.length()).replaceAll("\\..*", "");
  }

  private static Map<String, Set<String>> table() {
    return House.lines(House.root().resolve("ARCHITECTURE.md")).stream()
        .dropWhile(line -> !line.equals(TABLE_HEADING))
        .skip(1)
        .takeWhile(line -> !line.startsWith("Planned"))
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .collect(
            Collectors.toMap(
                row -> row.group(1), row -> names(row.group(2)), (a, _) -> a, TreeMap::new));
  }

  private static Set<String> names(String cell) {
    return NAME.matcher(cell)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
