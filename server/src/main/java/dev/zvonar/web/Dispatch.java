package dev.zvonar.web;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the answer to a request: the route, the caller, the handler; every failure becomes a
/// problem answer.
final class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final Text UNREADABLE =
      new Text("Запрос не читается.", "The request cannot be read.");

  private final Router router;
  private final Gate gate;
  private final AnswerStore answers;
  private final Assets assets;
  private final Ask.Limits limits;

  Dispatch(Router router, Gate gate, AnswerStore answers, Assets assets, Ask.Limits limits) {
    this.router = router;
    this.gate = gate;
    this.answers = answers;
    this.assets = assets;
    this.limits = limits;
  }

  /// An answer.
  ///
  /// @param pattern the route that gave it, for the metrics
  /// @param rescue the answer to give instead when writing this one fails before its first byte
  record Answer(Reply reply, String pattern, Function<RuntimeException, Reply> rescue) {}

  /// The answer to a request; throws only when the connection itself failed.
  Answer answer(Request request) throws IOException {
    var path = request.getHttpURI().getCanonicalPath();
    var steps = new Steps(request, path == null ? "/" : path);
    try {
      return steps.answer(steps.run());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (RuntimeException e) {
      return steps.answer(steps.failed(e));
    }
  }

  static String newTraceId() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /// One request on its way; used by its thread alone.
  private final class Steps {
    private final Request request;
    private final String path;
    private final String traceId = newTraceId();
    private Locale locale = Locale.ENGLISH; // becomes the request's, then the caller's
    private String pattern = "asset"; // becomes the route's once it is found

    private Steps(Request request, String path) {
      this.request = request;
      this.path = path;
    }

    private Answer answer(Reply reply) {
      return new Answer(reply, pattern, this::failed);
    }

    private Reply run() throws IOException {
      var bare = ask(Map.of());
      locale = bare.wantedLocale();
      var match = router.match(Router.segmentsOf(path));
      if (match.isEmpty()) {
        return asset(bare);
      }
      var byMethod = match.get().byMethod();
      var method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
      var route = byMethod.get(method);
      if (route == null) {
        return otherMethod(byMethod);
      }
      pattern = route.pattern();
      return serve(route, ask(match.get().parameters(route)));
    }

    private Reply failed(RuntimeException failure) {
      return switch (failure) {
        case Rejected e -> Problems.of(e, locale, path, traceId);
        case Refusal e -> Problems.of(e, locale, path, traceId);
        case Unavailable e -> {
          LOG.warn("request refused for now code={} path={}", e.code(), pattern);
          yield Problems.of(e, locale, path, traceId);
        }
        case HttpException.RuntimeException e ->
            Problems.plain(e.getCode(), "bad_request", UNREADABLE, locale, path, traceId);
        default -> {
          LOG.error("request failed trace={} path={}", traceId, pattern, failure);
          yield Problems.fault(locale, path, traceId);
        }
      };
    }

    private Reply serve(Route route, Ask bare) throws IOException {
      SameOrigin.require(bare);
      if (route.entry() == Route.Entry.OPEN) {
        return route.handler().handle(bare);
      }
      var caller = gate.callerOf(bare).orElseThrow(Refusal::loginRequired);
      locale = caller.locale();
      if (caller.mustChangePassword() && route.entry() == Route.Entry.SETTLED) {
        throw passwordFirst();
      }
      var ask = bare.by(caller);
      return route.creates() ? answers.once(route, ask) : route.handler().handle(ask);
    }

    private Ask ask(Map<String, String> parameters) {
      return new Ask(request, parameters, Caller.nobody(locale), limits);
    }

    private Reply asset(Ask ask) {
      var reads = ask.method().equals("GET") || ask.method().equals("HEAD");
      if (!reads || path.startsWith("/api/")) {
        throw Problems.notFound();
      }
      return assets.reply(ask, path).orElseThrow(Problems::notFound);
    }

    private Reply otherMethod(Map<String, Route> byMethod) {
      var allowed = String.join(", ", byMethod.keySet());
      var detail = new Text("Здесь умеют: " + allowed + ".", "Known here: " + allowed + ".");
      return Problems.plain(405, "method_not_allowed", detail, locale, path, traceId)
          .withHeader("Allow", allowed);
    }
  }

  private static Rejected passwordFirst() {
    return new Rejected(
        Rejected.Kind.FORBIDDEN,
        "password_change_required",
        new Text("Сначала смените одноразовый пароль.", "Change the one-time password first."),
        List.of());
  }
}
