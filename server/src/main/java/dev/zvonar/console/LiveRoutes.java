package dev.zvonar.console;

import dev.zvonar.db.Db;
import dev.zvonar.web.Ask;
import dev.zvonar.web.Reply;
import dev.zvonar.web.Router;

/// `/live` and `/events`: the dashboard as it stands, and as it moves. Reads the database alone, so
/// that it shows the same whichever process serves it.
public final class LiveRoutes implements AutoCloseable {
  private final LiveBoard board;
  private final LivePoller poller;

  /// Begins to watch, for as long as somebody follows.
  ///
  /// @param campaigns a campaign as `/campaigns/{id}` shows it
  /// @param lists a list as `/lists/{id}` shows it
  public LiveRoutes(Db db, Views campaigns, Views lists) {
    var table = new LiveTable(db);
    this.board = new LiveBoard(table);
    this.poller = new LivePoller(table, campaigns, lists);
    poller.start();
  }

  /// Adds `/live` and `/events`.
  public void addTo(Router router) {
    router
        .get("/live", ask -> Reply.ok(board.now(ask.caller().tenant(), true)))
        .get("/events", this::events);
  }

  private Reply events(Ask ask) {
    return Reply.events(poller.source(ask.caller().tenant(), ask.caller().locale()));
  }

  @Override
  public void close() {
    poller.close();
  }
}
