package dev.zvonar.console;

import dev.zvonar.cluster.NodeSeen;
import dev.zvonar.db.Db;
import dev.zvonar.web.Ask;
import dev.zvonar.web.Reply;
import dev.zvonar.web.Router;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// `/system` and the API's own description.
public final class SystemRoutes {
  private final Db db;
  private final Facts facts;

  /// What this process can tell of itself.
  ///
  /// @param version the program's
  /// @param speech the speech engines, looked at anew each time
  /// @param mp3 whether MP3 files can be taken
  public record Facts(String version, Supplier<List<Speech>> speech, Supplier<Boolean> mp3) {}

  /// One speech engine.
  public record Speech(String language, String engine, boolean available, String detail) {}

  /// Describes this installation.
  public SystemRoutes(Db db, Facts facts) {
    this.db = db;
    this.facts = facts;
  }

  /// Adds `/system`, `/openapi.yaml` and `/openapi.json`.
  public void addTo(Router router) {
    var description = ApiDescription.load();
    router
        .get("/system", this::system)
        .plain("/openapi.yaml", _ -> Reply.bytes("application/yaml", description.yaml()))
        .plain("/openapi.json", _ -> Reply.bytes("application/json", description.json()));
  }

  private record NodeView(
      long id, String name, List<String> roles, Instant startedAt, Instant seenAt, boolean alive) {
    private static NodeView of(NodeSeen node) {
      return new NodeView(
          node.id(), node.name(), node.roles(), node.startedAt(), node.seenAt(), node.alive());
    }
  }

  private record View(
      String version, Instant now, List<NodeView> nodes, List<Speech> speech, boolean mp3) {}

  private Reply system(Ask ask) {
    var now = db.one(Instant.class, "select now()").orElseThrow();
    var nodes = NodeSeen.recent(db).stream().map(NodeView::of).toList();
    return Reply.ok(new View(facts.version, now, nodes, facts.speech.get(), facts.mp3.get()));
  }
}
