package dev.zvonar.cluster;

import dev.zvonar.db.Db;
import java.time.Duration;
import java.util.List;

/// This process among the nodes of the installation. A restart is a new node.
public final class Node implements AutoCloseable {
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final Duration CLEANING = Duration.ofMinutes(1);

  /// With a node goes what it saw of the trunks.
  private static final String FORGET =
      """
      delete from node where id in (
        select id from node where seen_at < now() - interval '1 day'
        order by seen_at limit 1000 for update skip locked)
      """;

  private final long id;
  private final String name;
  private final Periodic heartbeat;
  private final Periodic cleaning;

  private Node(long id, String name, Periodic heartbeat, Periodic cleaning) {
    this.id = id;
    this.name = name;
    this.heartbeat = heartbeat;
    this.cleaning = cleaning;
  }

  /// Writes the node's row and keeps it fresh, once a second, until closed. Once a minute it forgets
  /// nodes that nobody has seen for a day.
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
    var cleaning = Periodic.start("forgetting old nodes", CLEANING, () -> forgetOld(db));
    return new Node(id, name, heartbeat, cleaning);
  }

  /// One turn: some of the nodes not seen for a day, oldest first.
  static void forgetOld(Db db) {
    db.update(FORGET);
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
    cleaning.close();
  }
}
