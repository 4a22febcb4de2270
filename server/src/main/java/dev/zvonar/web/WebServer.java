package dev.zvonar.web;

import dev.zvonar.db.Db;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The HTTP server. Opened once the router is filled; closing it ends event streams at once and
/// gives other requests [#STOP_TIMEOUT].
public final class WebServer implements AutoCloseable {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

  /// A connection on which nothing moves for so long is closed when the server stops.
  private static final Duration QUIET_AT_STOP = Duration.ofMillis(100);

  private static final int PLATFORM_THREADS = 6;

  private final Server server;
  private final ServerConnector connector;
  private final WebHandler handler;

  private WebServer(Server server, ServerConnector connector, WebHandler handler) {
    this.server = server;
    this.connector = connector;
    this.handler = handler;
  }

  /// Listens. Throws when the port is taken; the message names it.
  ///
  /// @param db where the first answers to repeated requests are kept
  public static WebServer open(WebConfig config, Router router, Gate gate, Db db, Requests requests)
      throws IOException {
    return open(config, dispatch(config, router, gate, new FirstAnswers(db)), requests);
  }

  /// Listens without a database: a repeated request is carried out again.
  public static WebServer open(WebConfig config, Router router, Gate gate, Requests requests)
      throws IOException {
    return open(config, dispatch(config, router, gate, AnswerStore.forgetful()), requests);
  }

  private static Dispatch dispatch(
      WebConfig config, Router router, Gate gate, AnswerStore answers) {
    var assets = new Assets(WebServer.class.getClassLoader());
    var limits = new Ask.Limits(config.bodyBytesMax(), new Proxies(config.trustedProxies()));
    return new Dispatch(router, gate, answers, assets, limits);
  }

  static WebServer open(WebConfig config, Dispatch dispatch, Requests requests) throws IOException {
    var handler = new WebHandler(dispatch, config, requests);
    var server = new Server(threads());
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http(config)));
    connector.setHost(config.host());
    connector.setPort(config.port());
    connector.setIdleTimeout(config.idleTimeout().toMillis());
    connector.setShutdownIdleTimeout(QUIET_AT_STOP.toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(config.connectionsMax(), connector));
    server.setHandler(handler);
    server.setErrorHandler(new ErrorAnswers());
    server.setStopTimeout(STOP_TIMEOUT.toMillis());
    return start(new WebServer(server, connector, handler), config);
  }

  private static WebServer start(WebServer web, WebConfig config) throws IOException {
    try {
      web.server.start();
      return web;
    } catch (Exception e) {
      web.close();
      throw new IOException(
          "the console cannot listen on %s:%d: %s"
              .formatted(config.host(), config.port(), e.getMessage()),
          e);
    }
  }

  /// Where it listens, with the port that was really taken.
  public InetSocketAddress localAddress() {
    return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
  }

  @Override
  public void close() {
    handler.closeStreams();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server does not stop", e);
    }
  }

  private static QueuedThreadPool threads() {
    var pool = new QueuedThreadPool(PLATFORM_THREADS, PLATFORM_THREADS);
    pool.setName("web");
    pool.setReservedThreads(0);
    pool.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("web-", 0).factory()));
    return pool;
  }

  private static HttpConfiguration http(WebConfig config) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(config.headerBytesMax());
    return http;
  }
}
