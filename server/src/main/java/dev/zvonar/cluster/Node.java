package dev.zvonar.cluster;

import dev.zvonar.db.Db;
import java.time.Duration;
import java.util.List;

/// This process among the nodes of the installation. A restart is a new node.
public final class Node implements AutoCloseable {
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  private final long id;
  private final String name;
  private final Periodic heartbeat;

  private Node(long id, String name, Periodic heartbeat) {
    this.id = id;
    this.name = name;
    this.heartbeat = heartbeat;
  }

  /// Writes the node's row and keeps it fresh, once a second, until closed.
  ///
  /// @throws dev.zvonar.db.DbUnavailable when the row cannot be written
  public static Node join(Db db, String name, List<String> roles, String version) {
    long id =
        db.one(
                Long.class,
                "insert into node (name, roles, version) values (?, ?, ?) returning id",
                name,
                roles,
                version)
            .orElseThrow();
    var heartbeat =
        Periodic.start(
            "heartbeat",
            HEARTBEAT,
            () -> db.update("update node set seen_at = now() where id = ?", id));
    return new Node(id, name, heartbeat);
  }

  public long id() {
    return id;
  }

  public String name() {
    return name;
  }

  /// Stops the heartbeat: the others see the node as gone within five seconds.
  @Override
  public void close() {
    heartbeat.close();
  }
}
