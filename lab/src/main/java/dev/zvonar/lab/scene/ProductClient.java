package dev.zvonar.lab.scene;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks to the product's REST API with a token. Blocks; any thread may use it.
public final class ProductClient implements AutoCloseable {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final long POLL_MS = 200;

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI base;
  private final String token;

  /// Speaks to the console at `base`, such as `http://127.0.0.1:8080`.
  public ProductClient(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /// Reads a resource, such as `/campaigns/3`.
  public JsonNode get(String path) throws IOException, InterruptedException {
    return answer(request(path).GET().build());
  }

  /// Posts a body with a fresh idempotency key.
  public JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
            .build());
  }

  /// Replaces a resource that was read at this version.
  public JsonNode put(String path, int version, Object body)
      throws IOException, InterruptedException {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .header("If-Match", "\"" + version + "\"")
            .PUT(BodyPublishers.ofString(json.writeValueAsString(body)))
            .build());
  }

  /// Uploads a file as the form field `file`; the file is streamed.
  public JsonNode upload(String path, Path file) throws IOException, InterruptedException {
    String boundary = "zvonar-" + UUID.randomUUID();
    return answer(
        request(path)
            .timeout(Duration.ofMinutes(10))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(partHead(boundary, file)),
                    BodyPublishers.ofFile(file),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
            .build());
  }

  /// Reads a resource again and again until it is as wished.
  ///
  /// @throws IOException when it is not within `limit`; the message holds what it was last
  public JsonNode await(String path, Duration limit, Predicate<JsonNode> wished)
      throws IOException, InterruptedException {
    long deadlineNanos = System.nanoTime() + limit.toNanos();
    String last = "no answer";
    while (System.nanoTime() - deadlineNanos < 0) {
      try {
        JsonNode node = get(path);
        if (wished.test(node)) {
          return node;
        }
        last = node.toString();
      } catch (IOException notNow) {
        last = notNow.toString();
      }
      Thread.sleep(POLL_MS);
    }
    throw new IOException("%s was not as wished within %s: %s".formatted(path, limit, last));
  }

  private static String partHead(String boundary, Path file) {
    return "--"
        + boundary
        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
        + file.getFileName()
        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve("/api/v1" + path))
        .timeout(REQUEST_TIMEOUT)
        .header("Authorization", "Bearer " + token)
        .header("Accept-Language", "en");
  }

  private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() >= 300) {
      throw new IOException(
          "%s %s answered %d: %s"
              .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
    }
    return response.body().isEmpty() ? json.nullNode() : json.readTree(response.body());
  }

  /// Gives the items of a page.
  static List<JsonNode> items(JsonNode page) {
    return page.get("items").valueStream().toList();
  }

  /// Writes an object as one line of JSON.
  public String line(Map<String, ?> object) {
    return json.writeValueAsString(object);
  }

  @Override
  public void close() {
    http.close();
  }
}
