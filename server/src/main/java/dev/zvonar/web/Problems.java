package dev.zvonar.web;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Unavailable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Turns a failure into an `application/problem+json` answer (RFC 9457).
final class Problems {
  private static final String TYPE = "application/problem+json";

  private static final Map<Integer, Text> TITLES =
      Map.ofEntries(
          Map.entry(400, new Text("Запрос непонятен", "The request cannot be understood")),
          Map.entry(401, new Text("Нужно войти", "Log-in is needed")),
          Map.entry(403, new Text("Нельзя", "Not allowed")),
          Map.entry(404, new Text("Не найдено", "Not found")),
          Map.entry(405, new Text("Здесь так нельзя", "The method is not known here")),
          Map.entry(409, new Text("Сейчас нельзя", "Not possible in this state")),
          Map.entry(412, new Text("Запись уже изменена", "Changed meanwhile")),
          Map.entry(413, new Text("Слишком велико", "Too large")),
          Map.entry(415, new Text("Не тот вид данных", "Not this media type")),
          Map.entry(422, new Text("Данные не подходят", "The data does not fit")),
          Map.entry(428, new Text("Нужна версия", "A version is needed")),
          Map.entry(429, new Text("Слишком часто", "Too often")),
          Map.entry(500, new Text("Ошибка сервера", "A fault of the server")),
          Map.entry(503, new Text("Сейчас недоступно", "Not available now")));

  private Problems() {}

  static Reply of(Rejected rejected, Locale locale, String path, String traceId) {
    var flaws =
        rejected.flaws().stream()
            .map(flaw -> Map.of("at", flaw.at(), "message", flaw.message().in(locale)))
            .toList();
    var status = rejected.kind().status();
    var problem = problem(status, rejected.code(), rejected.detail().in(locale), path, traceId);
    return reply(status, problem, flaws, locale);
  }

  static Reply of(Unavailable unavailable, Locale locale, String path, String traceId) {
    var seconds = Math.max(1, unavailable.retryAfter().toSeconds());
    return plain(503, unavailable.code(), unavailable.detail(), locale, path, traceId)
        .withHeader("Retry-After", Long.toString(seconds));
  }

  static Reply of(Refusal refusal, Locale locale, String path, String traceId) {
    var reply = plain(refusal.status(), refusal.code(), refusal.detail(), locale, path, traceId);
    for (var header : refusal.headers().entrySet()) {
      reply = reply.withHeader(header.getKey(), header.getValue());
    }
    return reply;
  }

  /// A fault of ours. What it was stands in the log beside `traceId`, never in the answer.
  static Reply fault(Locale locale, String path, String traceId) {
    var detail =
        new Text(
            "Это ошибка на нашей стороне; в журнале она под номером " + traceId + ".",
            "This is a fault on our side; the log has it as " + traceId + ".");
    return plain(500, "fault", detail, locale, path, traceId);
  }

  static Reply plain(
      int status, String code, Text detail, Locale locale, String path, String traceId) {
    var problem = problem(status, code, detail.in(locale), path, traceId);
    return reply(status, problem, List.of(), locale);
  }

  static Rejected notFound() {
    return new Rejected(
        Rejected.Kind.NOT_FOUND,
        "not_found",
        new Text("По этому адресу ничего нет.", "There is nothing at this address."),
        List.of());
  }

  static Rejected tooLarge(long bytesMax) {
    var size = bytesMax >= 1024 * 1024 ? bytesMax / 1024 / 1024 + " MiB" : bytesMax + " bytes";
    return new Rejected(
        Rejected.Kind.TOO_LARGE,
        "too_large",
        new Text("Больше, чем принимается: " + size + ".", "Larger than accepted: " + size + "."),
        List.of());
  }

  private static Map<String, Object> problem(
      int status, String code, String detail, String path, String traceId) {
    var members = new TreeMap<String, Object>();
    members.put("type", "/problems/" + code);
    members.put("status", status);
    members.put("detail", detail);
    members.put("instance", path);
    members.put("traceId", traceId);
    return members;
  }

  private static Reply reply(
      int status, Map<String, Object> problem, List<Map<String, String>> flaws, Locale locale) {
    var title = TITLES.getOrDefault(status, new Text("Ошибка", "Error"));
    problem.put("title", title.in(locale));
    if (!flaws.isEmpty()) {
      problem.put("errors", flaws);
    }
    return Reply.whole(status, TYPE, Json.bytes(problem))
        .withHeader("Content-Language", locale.getLanguage());
  }
}
