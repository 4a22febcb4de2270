package dev.zvonar.web;

import dev.zvonar.kernel.Text;
import java.time.Duration;
import java.util.Map;

/// A request refused for a reason of HTTP itself: no log-in, a wrong method or media type, too many
/// requests. Refusals of the product's rules are `Rejected`.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient Text detail;
  private final transient Map<String, String> headers;

  /// A refusal with headers of its own.
  ///
  /// @param code stable and lower snake; the last part of the problem's type
  public Refusal(int status, String code, Text detail, Map<String, String> headers) {
    super(status + " " + code, null, false, false);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.headers = Map.copyOf(headers);
  }

  public Refusal(int status, String code, Text detail) {
    this(status, code, detail, Map.of());
  }

  /// The request proves no caller (401).
  public static Refusal loginRequired() {
    return new Refusal(
        401,
        "login_required",
        new Text(
            "Войдите или передайте токен в заголовке Authorization: Bearer zv_….",
            "Log in, or pass a token in the header Authorization: Bearer zv_…."),
        Map.of("WWW-Authenticate", "Bearer"));
  }

  /// Too many requests of one kind from one place (429).
  public static Refusal tooMany(String code, Text detail, Duration retryAfter) {
    var seconds = Math.max(1, retryAfter.toSeconds());
    return new Refusal(429, code, detail, Map.of("Retry-After", Long.toString(seconds)));
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  Text detail() {
    return detail;
  }

  Map<String, String> headers() {
    return headers;
  }
}
