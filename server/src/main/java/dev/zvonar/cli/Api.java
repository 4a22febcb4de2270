package dev.zvonar.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The console's REST API as a command uses it. Every failure is an [ApiFailure].
final class Api implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  private final URI base;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  Api(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  JsonNode get(String path) {
    return json(request(path).GET());
  }

  JsonNode post(String path, JsonNode body) {
    return json(
        creating(path).header("Content-Type", "application/json").POST(text(body.toString())));
  }

  /// A POST that says all in its path.
  JsonNode post(String path) {
    return json(creating(path).POST(BodyPublishers.noBody()));
  }

  void delete(String path) {
    json(request(path).DELETE());
  }

  /// Sends a file as the form field `file` (RFC 7578), straight from the disk.
  JsonNode upload(String path, Path file) {
    String boundary = "zvonar-" + UUID.randomUUID();
    try {
      return json(
          creating(path)
              .header("Content-Type", "multipart/form-data; boundary=" + boundary)
              .POST(form(boundary, file)));
    } catch (FileNotFoundException e) {
      throw new ApiFailure(ExitCodes.USAGE, "no such file: " + file);
    }
  }

  /// Copies what the console sends, of any size.
  void download(String path, OutputStream out) {
    HttpResponse<InputStream> response = send(request(path).GET(), BodyHandlers.ofInputStream());
    try (var body = response.body()) {
      if (response.statusCode() >= 400) {
        byte[] problem = body.readAllBytes();
        throw failure(response.statusCode(), new String(problem, StandardCharsets.UTF_8));
      }
      body.transferTo(out);
      out.flush();
    } catch (IOException e) {
      throw new ApiFailure(ExitCodes.FAILED, "the download broke off: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpRequest.Builder creating(String path) {
    return request(path).header("Idempotency-Key", UUID.randomUUID().toString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve("/api/v1" + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token)
        .header("Accept-Language", "en");
  }

  private static BodyPublisher form(String boundary, Path file) throws FileNotFoundException {
    String head =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + String.valueOf(file.getFileName()).replace('"', '_')
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    return BodyPublishers.concat(
        text(head), BodyPublishers.ofFile(file), text("\r\n--" + boundary + "--\r\n"));
  }

  private static BodyPublisher text(String text) {
    return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
  }

  private JsonNode json(HttpRequest.Builder request) {
    HttpResponse<String> response = send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() >= 400) {
      throw failure(response.statusCode(), response.body());
    }
    return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request.build(), body);
    } catch (ConnectException e) {
      throw new ApiFailure(
          ExitCodes.UNAVAILABLE, "no console answers at " + base + "; is `zvonar run` running?");
    } catch (IOException e) {
      throw new ApiFailure(ExitCodes.UNAVAILABLE, base + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiFailure(ExitCodes.FAILED, "interrupted");
    }
  }

  private static ApiFailure failure(int status, String body) {
    int exitCode =
        switch (status) {
          case 401, 403 -> ExitCodes.FORBIDDEN;
          case 429 -> ExitCodes.UNAVAILABLE;
          default -> status >= 500 ? ExitCodes.UNAVAILABLE : ExitCodes.FAILED;
        };
    return new ApiFailure(exitCode, status + ": " + explained(body));
  }

  /// The problem's own words (RFC 9457), with each flaw on a line of its own.
  private static String explained(String body) {
    if (!body.stripLeading().startsWith("{")) {
      return body.strip();
    }
    JsonNode problem = JSON.readTree(body);
    var words = new StringBuilder(problem.path("title").asString(""));
    problem.path("detail").asStringOpt().ifPresent(detail -> words.append(". ").append(detail));
    for (JsonNode error : problem.path("errors")) {
      words.append("\n  ").append(error.path("at").asString(""));
      words.append(": ").append(error.path("message").asString(""));
    }
    return words.toString();
  }
}
