package dev.zvonar.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The table of routes. Filled by the rooms before the server opens; read-only afterwards.
///
/// Patterns are those of openapi.yaml, relative to `/api/v1`: `/trunks/{id}`. A literal segment wins
/// over a parameter, so `/calls/orders` and `/calls/{id}` live side by side.
public final class Router {
  static final String BASE = "/api/v1";

  private final List<Route> routes = new ArrayList<>();
  private final RouteNode root = new RouteNode();

  public Router get(String pattern, Handler handler) {
    return add("GET", BASE + pattern, Route.Entry.SETTLED, false, handler);
  }

  public Router post(String pattern, Handler handler) {
    return add("POST", BASE + pattern, Route.Entry.SETTLED, false, handler);
  }

  public Router put(String pattern, Handler handler) {
    return add("PUT", BASE + pattern, Route.Entry.SETTLED, false, handler);
  }

  public Router delete(String pattern, Handler handler) {
    return add("DELETE", BASE + pattern, Route.Entry.SETTLED, false, handler);
  }

  /// A POST that creates: one with an `Idempotency-Key` is carried out once and its first good
  /// answer is given again to whoever repeats it.
  public Router create(String pattern, Handler handler) {
    return add("POST", BASE + pattern, Route.Entry.SETTLED, true, handler);
  }

  /// An operation of the API that needs no log-in.
  public Router open(String method, String pattern, Handler handler) {
    return add(method, BASE + pattern, Route.Entry.OPEN, false, handler);
  }

  /// An operation that a caller who still has to change the password may use.
  public Router unsettled(String method, String pattern, Handler handler) {
    return add(method, BASE + pattern, Route.Entry.UNSETTLED, false, handler);
  }

  /// A GET outside the API that needs no log-in: health, metrics, the API's own description.
  public Router plain(String path, Handler handler) {
    return add("GET", path, Route.Entry.OPEN, false, handler);
  }

  /// Every operation of the API as `GET /trunks/{id}`, in the order of registration.
  public List<String> operations() {
    return routes.stream()
        .filter(route -> route.pattern().startsWith(BASE + "/"))
        .map(route -> route.method() + " " + route.pattern().substring(BASE.length()))
        .toList();
  }

  /// The routes of all methods at a path, or nothing when no pattern fits it.
  Optional<Match> match(List<String> segments) {
    var values = new ArrayList<String>();
    var node = root.find(segments, 0, values);
    return node == null ? Optional.empty() : Optional.of(new Match(node.byMethod, values));
  }

  private Router add(
      String method, String pattern, Route.Entry entry, boolean creates, Handler handler) {
    var route = new Route(method, pattern, entry, creates, handler);
    var node = root;
    for (var segment : segmentsOf(pattern)) {
      node = isParameter(segment) ? node.parameter() : node.literal(segment);
    }
    if (node.byMethod.putIfAbsent(method, route) != null) {
      throw new IllegalStateException(method + " " + pattern + " is routed twice");
    }
    routes.add(route);
    return this;
  }

  static List<String> segmentsOf(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  /// A path found: its routes by method, and the values of its parameters from left to right.
  record Match(Map<String, Route> byMethod, List<String> values) {

    /// The parameters of `route` by name.
    Map<String, String> parameters(Route route) {
      var named = new TreeMap<String, String>();
      var value = values.iterator();
      for (var segment : segmentsOf(route.pattern())) {
        if (isParameter(segment)) {
          named.put(segment.substring(1, segment.length() - 1), value.next());
        }
      }
      return named;
    }
  }

  /// One segment of the tree of patterns.
  private static final class RouteNode {
    private final Map<String, RouteNode> literals = new TreeMap<>();
    private final Map<String, Route> byMethod = new TreeMap<>();
    private @Nullable RouteNode parameter; // set while the router is filled, by one thread

    private RouteNode literal(String segment) {
      return literals.computeIfAbsent(segment, _ -> new RouteNode());
    }

    private RouteNode parameter() {
      if (parameter == null) {
        parameter = new RouteNode();
      }
      return parameter;
    }

    private @Nullable RouteNode find(List<String> segments, int at, List<String> values) {
      if (at == segments.size()) {
        return byMethod.isEmpty() ? null : this;
      }
      var segment = segments.get(at);
      var literal = literals.get(segment);
      var found = literal == null ? null : literal.find(segments, at + 1, values);
      if (found != null || parameter == null || segment.isEmpty()) {
        return found;
      }
      values.add(segment);
      found = parameter.find(segments, at + 1, values);
      if (found == null) {
        values.removeLast();
      }
      return found;
    }
  }
}
