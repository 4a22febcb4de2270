package dev.zvonar.cluster;

import dev.zvonar.db.Sql;
import java.time.Instant;
import java.util.List;

/// A node as the others see it.
///
/// @param alive its heartbeat is younger than five seconds, by the database's clock
public record NodeSeen(
    long id,
    String name,
    List<String> roles,
    String version,
    Instant startedAt,
    Instant seenAt,
    boolean alive) {

  /// The nodes of the last day, the youngest first, at most a hundred.
  public static List<NodeSeen> recent(Sql db) {
    return db.query(
        NodeSeen.class,
        """
        select id, name, roles, version, started_at, seen_at,
               seen_at > now() - interval '5 seconds' as alive
        from node where seen_at > now() - interval '1 day' order by id desc limit 100
        """);
  }
}
