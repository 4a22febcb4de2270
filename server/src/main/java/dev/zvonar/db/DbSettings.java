package dev.zvonar.db;

import java.time.Duration;

/// Where the database is and how long it may take.
///
/// @param url JDBC URL; several hosts with `targetServerType=primary` follow a fail-over
/// @param user empty when the URL or the server needs none
/// @param connectionsMax connections of this process, 1 to 500
/// @param borrowTimeout how long a caller waits for a free connection
/// @param connectTimeout for one host to accept, whole seconds
/// @param socketTimeout silence after which a connection is given up, whole seconds; without it a
///     hung server would hold its callers for ever
public record DbSettings(
    String url,
    String user,
    String password,
    int connectionsMax,
    Duration borrowTimeout,
    Duration connectTimeout,
    Duration socketTimeout) {

  public DbSettings {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("the database URL must begin with jdbc:postgresql:");
    }
    if (connectionsMax < 1 || connectionsMax > 500) {
      throw new IllegalArgumentException(connectionsMax + " connections are not 1 to 500");
    }
  }

  /// Settings with the usual times: 5 s for a free connection, 3 s to connect, 10 s of silence.
  public static DbSettings of(String url, String user, String password, int connectionsMax) {
    return new DbSettings(
        url,
        user,
        password,
        connectionsMax,
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10));
  }

  /// Shows no password.
  @Override
  public String toString() {
    return "DbSettings[url=" + url.replaceAll("\\?.*", "") + ", user=" + user + "]";
  }
}
