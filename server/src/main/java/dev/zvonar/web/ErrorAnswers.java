package dev.zvonar.web;

import dev.zvonar.kernel.Text;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Problem answers for what Jetty refuses by itself: unreadable requests, headers too large.
final class ErrorAnswers extends ErrorHandler {
  private static final Text DETAIL =
      new Text(
          "Запрос нарушает правила HTTP или слишком велик.",
          "The request breaks the rules of HTTP or is too large.");

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var reply = problem(Math.max(response.getStatus(), 400));
    WebHandler.guard(response);
    reply.headers().forEach(h -> response.getHeaders().put(h.getKey(), h.getValue()));
    Content.Sink.write(
        response, true, new String(bytesOf(reply), StandardCharsets.UTF_8), callback);
    return true;
  }

  private static Reply problem(int status) {
    return Problems.plain(status, "bad_request", DETAIL, Locale.ENGLISH, "", Dispatch.newTraceId());
  }

  private static byte[] bytesOf(Reply reply) {
    return switch (reply.content()) {
      case Reply.Content.Whole(var bytes) -> bytes;
      case Reply.Content.Streamed _, Reply.Content.Events _ -> new byte[0];
    };
  }
}
