package dev.zvonar.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {
  private static final String SCRIPT = "console.log('hello');\n".repeat(200);

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private URLClassLoader loader;
  private WebServer server;

  @BeforeEach
  void open() throws Exception {
    write("META-INF/resources/index.html", "<title>Zvonar</title>");
    write("META-INF/resources/assets/app-1a2b3c.js", SCRIPT);
    write("META-INF/resources/secret.properties", "no such type is served");
    write("outside.html", "outside");
    loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    var router = new Router().get("/things", _ -> Reply.noContent());
    var limits = new Ask.Limits(1024, new Proxies(List.of()));
    var dispatch =
        new Dispatch(
            router, _ -> Optional.empty(), AnswerStore.forgetful(), new Assets(loader), limits);
    server = WebServer.open(WebConfig.on("127.0.0.1", 0), dispatch, Requests.uncounted());
  }

  @AfterEach
  void close() throws Exception {
    server.close();
    loader.close();
  }

  private void write(String path, String text) throws Exception {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void the_page_is_given_for_the_root_and_for_every_path_that_looks_like_a_page() throws Exception {
    for (var path : new String[] {"/", "/campaigns", "/campaigns/5/calls"}) {
      var answer = get(path);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(text(answer)).contains("<title>Zvonar</title>");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
    }
  }

  @Test
  void a_file_that_is_not_there_is_no_page() throws Exception {
    assertThat(get("/assets/gone.js").statusCode()).isEqualTo(404);
    assertThat(get("/api/v1/gone").statusCode()).isEqualTo(404);
    assertThat(get("/secret.properties").statusCode()).isEqualTo(404);
  }

  @Test
  void nothing_outside_the_folder_is_reached() throws Exception {
    for (var path :
        new String[] {
          "/../../outside.html",
          "/%2e%2e/%2e%2e/outside.html",
          "/..%2f..%2foutside.html",
          "/assets/..%5c..%5coutside.html",
          "//outside.html"
        }) {
      var answer = get(path);
      assertThat(text(answer)).as(path).isNotEqualTo("outside");
    }
  }

  @Test
  void a_hashed_file_may_be_kept_for_ever_and_travels_compressed() throws Exception {
    var answer =
        http.send(
            request("/assets/app-1a2b3c.js").header("Accept-Encoding", "br, gzip").build(),
            BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(answer.body().length).isLessThan(SCRIPT.length() / 4);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(SCRIPT);
    }
    assertThat(text(get("/assets/app-1a2b3c.js"))).isEqualTo(SCRIPT);
  }

  @Test
  void a_known_version_is_not_sent_again() throws Exception {
    var etag = get("/").headers().firstValue("ETag").orElseThrow();
    var again =
        http.send(request("/").header("If-None-Match", etag).build(), BodyHandlers.ofByteArray());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    var port = server.localAddress().getPort();
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }
}
