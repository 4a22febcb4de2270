package dev.zvonar.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An answer: a status, headers and a body. Immutable; `with…` gives another one.
public final class Reply {

  /// Writes a body piece by piece. An exception after the first piece left cuts the connection, so
  /// that the other side cannot take a part for the whole.
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /// What follows the headers.
  sealed interface Content {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Whole(byte[] bytes) implements Content {}

    record Streamed(Body body) implements Content {}

    record Events(EventSource source) implements Content {}
  }

  static final String JSON = "application/json";

  private final int status;
  private final List<Map.Entry<String, String>> headers;
  private final Content content;

  private Reply(int status, List<Map.Entry<String, String>> headers, Content content) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.content = content;
  }

  /// `value` (a record, a map or a list) as JSON.
  public static Reply json(int status, Object value) {
    return whole(status, JSON, Json.bytes(value));
  }

  /// 200 with `value` as JSON.
  public static Reply ok(Object value) {
    return json(200, value);
  }

  /// 201 with `value` as JSON.
  public static Reply created(Object value) {
    return json(201, value);
  }

  /// 204.
  public static Reply noContent() {
    return new Reply(204, List.of(), new Content.Whole(new byte[0]));
  }

  /// 200 with `bytes` as they are; the array is not copied and must not be changed afterwards.
  public static Reply bytes(String contentType, byte[] bytes) {
    return whole(200, contentType, bytes);
  }

  /// 200 with a file for saving, written while it is made.
  public static Reply stream(String contentType, String fileName, Body body) {
    var encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    return new Reply(
            200, List.of(Map.entry("Content-Type", contentType)), new Content.Streamed(body))
        .withHeader("Content-Disposition", "attachment; filename*=UTF-8''" + encoded);
  }

  /// A stream of server-sent events, open until either side leaves.
  public static Reply events(EventSource source) {
    return new Reply(
        200,
        List.of(
            Map.entry("Content-Type", "text/event-stream"), Map.entry("X-Accel-Buffering", "no")),
        new Content.Events(source));
  }

  static Reply whole(int status, String contentType, byte[] bytes) {
    return new Reply(
        status, List.of(Map.entry("Content-Type", contentType)), new Content.Whole(bytes));
  }

  /// The same with `ETag: "<version>"`, for a later `If-Match`.
  public Reply withEtag(int version) {
    return withHeader("ETag", "\"" + version + "\"");
  }

  /// The same with one header more.
  public Reply withHeader(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new Reply(status, more, content);
  }

  /// The status code.
  public int status() {
    return status;
  }

  List<Map.Entry<String, String>> headers() {
    return headers;
  }

  Content content() {
    return content;
  }
}
