package dev.zvonar.web;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/// One request as a handler sees it. Used by the request's own thread alone.
public final class Ask {
  /// Items on a page when the asker names no number.
  public static final int LIMIT_DEFAULT = 50;

  /// Items on a page at most.
  public static final int LIMIT_MAX = 500;

  private static final String BEARER = "Bearer ";
  private static final Pattern VERSION_TAG = Pattern.compile("\"(\\d{1,9})\"");

  private final Request request;
  private final Map<String, String> parameters;
  private final Caller caller;
  private final Limits limits;
  private final Fields query;
  private byte @Nullable [] body; // read once, on demand
  private @Nullable MultipartReader multipart; // opened once, on demand

  /// What holds for every request of a server.
  record Limits(int bodyBytesMax, Proxies proxies) {}

  Ask(Request request, Map<String, String> parameters, Caller caller, Limits limits) {
    this.request = request;
    this.parameters = parameters;
    this.caller = caller;
    this.limits = limits;
    this.query = Request.extractQueryParameters(request);
  }

  /// The same request, now known to come from `caller`. To be used before the body is read.
  Ask by(Caller caller) {
    return new Ask(request, parameters, caller, limits);
  }

  /// Who asks; a caller without a name on an open route.
  public Caller caller() {
    return caller;
  }

  /// `GET`, `POST`, …
  public String method() {
    return request.getMethod();
  }

  /// The caller's address: the connection's other end, or what trusted proxies say about it.
  public String remoteAddress() {
    return limits
        .proxies()
        .callerOf(
            Request.getRemoteAddr(request), request.getHeaders().getValuesList(Proxies.HEADER));
  }

  /// The number in the path; anything else there is "not found".
  public long id(String name) {
    var value = path(name);
    if (value.length() > 18 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw Problems.notFound();
    }
    return Long.parseLong(value);
  }

  /// The decoded segment of the path.
  public String path(String name) {
    var value = parameters.get(name);
    if (value == null) {
      throw new IllegalStateException("the pattern has no {" + name + "}");
    }
    return value;
  }

  /// A parameter of the query; an empty one counts as absent.
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.getValue(name)).filter(value -> !value.isEmpty());
  }

  /// A whole number of the query.
  public Optional<Long> queryNumber(String name) {
    return query(name).map(value -> number(name, value));
  }

  /// How many items a page may hold.
  public int limit() {
    var limit = queryNumber("limit").orElse((long) LIMIT_DEFAULT);
    if (limit < 1 || limit > LIMIT_MAX) {
      throw badQuery("limit", new Text("от 1 до " + LIMIT_MAX, "from 1 to " + LIMIT_MAX));
    }
    return limit.intValue();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  /// The token of `Authorization: Bearer <token>` (RFC 6750 §2.1).
  public Optional<String> bearer() {
    return header("Authorization")
        .filter(value -> value.startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()).strip());
  }

  public Optional<String> cookie(String name) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  /// Whether the request came over TLS.
  public boolean isSecure() {
    return request.isSecure();
  }

  /// The JSON body as a record.
  public <T> T json(Class<T> type) {
    requireType("application/json");
    return Json.read(body(), type);
  }

  /// The file of a form, streamed: nothing of it is kept by the server.
  ///
  /// @param field the name of the form's field
  /// @param bytesMax the largest file; a longer one is refused while it is read
  public FilePart file(String field, long bytesMax) {
    try {
      return multipart().file(field, bytesMax);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The version named by `If-Match: "<version>"`; 428 without one.
  public int ifMatch() {
    var tag =
        header("If-Match")
            .orElseThrow(() ->
                new Refusal(
                    428,
                    "if_match_required",
                    new Text(
                        "Передайте прочитанную версию: If-Match: \"<версия>\".",
                        "Pass the version you have read: If-Match: \"<version>\".")));
    var matcher = VERSION_TAG.matcher(tag.strip());
    if (!matcher.matches()) {
      throw new Refusal(
          400,
          "bad_if_match",
          new Text(
              "If-Match — это версия в кавычках, например \"3\".",
              "If-Match is a version in quotes, such as \"3\"."));
    }
    return Integer.parseInt(matcher.group(1));
  }

  /// The language answers are wanted in, as the request says; English when it says nothing.
  Locale wantedLocale() {
    return header("Accept-Language").map(Languages::best).orElse(Locale.ENGLISH);
  }

  boolean isMultipart() {
    return contentType().equals("multipart/form-data");
  }

  /// The whole body, at most [Limits#bodyBytesMax].
  byte[] body() {
    if (body == null) {
      body = readBody();
    }
    return body;
  }

  /// The form of the body; the same one each time.
  MultipartReader multipart() {
    requireType("multipart/form-data");
    if (multipart == null) {
      multipart = MultipartReader.of(header("Content-Type").orElse(""), stream());
    }
    return multipart;
  }

  private byte[] readBody() {
    if (request.getLength() > limits.bodyBytesMax()) {
      throw Problems.tooLarge(limits.bodyBytesMax());
    }
    try {
      var bytes = stream().readNBytes(limits.bodyBytesMax() + 1);
      if (bytes.length > limits.bodyBytesMax()) {
        throw Problems.tooLarge(limits.bodyBytesMax());
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream stream() {
    return Request.asInputStream(request);
  }

  private String contentType() {
    var type = header("Content-Type").orElse("");
    var end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private void requireType(String wanted) {
    if (!contentType().equals(wanted)) {
      throw new Refusal(
          415,
          "unsupported_media_type",
          new Text("Ожидается Content-Type: " + wanted, "Content-Type must be " + wanted));
    }
  }

  private static long number(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException _) {
      throw badQuery(name, new Text("нужно целое число", "a whole number is needed"));
    }
  }

  /// The refusal of a query's parameter.
  public static Rejected badQuery(String name, Text why) {
    return new Rejected(
        Rejected.Kind.INVALID,
        "bad_query",
        new Text("Параметр " + name + ": " + why.ru(), "The parameter " + name + ": " + why.en()),
        List.of(new Rejected.Flaw("?" + name, why)));
  }
}
