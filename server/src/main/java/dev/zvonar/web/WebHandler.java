package dev.zvonar.web;

import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes answers to Jetty: headers that guard the browser, then the body of whichever kind.
final class WebHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(WebHandler.class);

  /// Scripts, sounds and pictures come from ourselves only; `blob:` are sounds a page has just made.
  /// The component library sets styles inline.
  private static final String CONTENT_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
          + "font-src 'self' data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; "
          + "form-action 'self'; frame-ancestors 'none'";

  private final Dispatch dispatch;
  private final WebConfig config;
  private final Requests requests;
  private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();

  WebHandler(Dispatch dispatch, WebConfig config, Requests requests) {
    this.dispatch = dispatch;
    this.config = config;
    this.requests = requests;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    guard(response);
    try {
      var answer = dispatch.answer(request);
      var status = deliver(answer, request, response);
      if (!(answer.reply().content() instanceof Reply.Content.Events)) {
        requests.answered(
            request.getMethod(), answer.pattern(), status, request.getBeginNanoTime());
      }
      callback.succeeded();
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("connection lost path={}", request.getHttpURI().getPath(), e);
      callback.failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      callback.failed(e);
    } catch (RuntimeException e) {
      LOG.error("answer cut off path={}", request.getHttpURI().getPath(), e);
      callback.failed(e);
    }
    return true;
  }

  /// Sends the answer, or the problem that kept it from being begun; gives the status sent.
  private int deliver(Dispatch.Answer answer, Request request, Response response)
      throws IOException, InterruptedException {
    try {
      send(answer.reply(), request, response);
      return answer.reply().status();
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      if (response.isCommitted()) {
        throw e;
      }
      var problem = answer.rescue().apply(e);
      response.reset();
      guard(response);
      send(problem, request, response);
      return problem.status();
    }
  }

  /// Ends every event stream, so that the server can stop.
  void closeStreams() {
    streams.forEach(EventStream::close);
  }

  static void guard(Response response) {
    response
        .getHeaders()
        .put("Content-Security-Policy", CONTENT_POLICY)
        .put("X-Content-Type-Options", "nosniff")
        .put("X-Frame-Options", "DENY")
        .put("Referrer-Policy", "same-origin")
        .put("Cross-Origin-Opener-Policy", "same-origin")
        .put("Cross-Origin-Resource-Policy", "same-origin")
        .put("Cache-Control", "no-store");
  }

  private void send(Reply reply, Request request, Response response)
      throws IOException, InterruptedException {
    switch (reply.content()) {
      case Reply.Content.Whole(var bytes) -> {
        head(reply, response);
        if (reply.status() != 204 && reply.status() != 304) {
          response.getHeaders().put("Content-Length", bytes.length);
        }
        Content.Sink.write(response, true, ByteBuffer.wrap(bytes));
      }
      case Reply.Content.Streamed(var body) -> {
        head(reply, response);
        // Closed only when all of it was written: closing is what tells the client "this is all".
        var out = Response.asBufferedOutputStream(request, response);
        body.writeTo(out);
        out.close();
      }
      case Reply.Content.Events(var source) -> follow(reply, source, response);
    }
  }

  private void follow(Reply reply, EventSource source, Response response)
      throws IOException, InterruptedException {
    if (streams.size() >= config.eventStreamsMax()) {
      throw tooManyStreams();
    }
    var stream = new EventStream(config.heartbeat());
    streams.add(stream);
    try (var _ = source.open(stream)) {
      head(reply, response);
      stream.writeTo(Content.Sink.asOutputStream(response));
    } finally {
      streams.remove(stream);
    }
  }

  private static Unavailable tooManyStreams() {
    return new Unavailable(
        "too_many_event_streams",
        new Text(
            "Открыто слишком много потоков событий.", "Too many event streams are open already."),
        Duration.ofSeconds(5));
  }

  private static void head(Reply reply, Response response) {
    response.setStatus(reply.status());
    var replaced = ConcurrentHashMap.<String>newKeySet();
    for (var header : reply.headers()) {
      if (replaced.add(header.getKey())) {
        response.getHeaders().put(header.getKey(), header.getValue());
      } else {
        response.getHeaders().add(header.getKey(), header.getValue());
      }
    }
  }
}
