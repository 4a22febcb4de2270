package dev.zvonar.lab.scene;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Sets a campaign up on a running product, step by step as a user would.
public final class Scene {
  private static final Duration IMPORT_LIMIT = Duration.ofMinutes(10);
  private static final String TRUNK = "Демо-оператор";
  private static final String MESSAGE = "Напоминание о долге";

  private final ProductClient product;

  /// Works through this client.
  public Scene(ProductClient product) {
    this.product = product;
  }

  /// Makes the trunk point at the carrier, creating it when there is none.
  public long trunk(InetSocketAddress carrier, int linesMax, double cpsMax)
      throws IOException, InterruptedException {
    Map<String, Object> draft =
        Map.of(
            "name", TRUNK,
            "host", carrier.getAddress().getHostAddress(),
            "port", carrier.getPort(),
            "callerIds", List.of("+74950000001", "+74950000002"),
            "linesMax", linesMax,
            "cpsMax", cpsMax,
            "allowedPrefixes", List.of("+7"));
    Optional<JsonNode> present = named("/trunks", TRUNK);
    if (present.isEmpty()) {
      return product.post("/trunks", draft).get("id").asLong();
    }
    long id = present.get().get("id").asLong();
    return product
        .put("/trunks/" + id, present.get().get("version").asInt(), draft)
        .get("id")
        .asLong();
  }

  /// Uploads a file of callees and waits until it is a list.
  public long list(String name, Path file) throws IOException, InterruptedException {
    JsonNode upload = product.upload("/uploads", file);
    List<Map<String, Object>> columns =
        upload
            .get("columns")
            .valueStream()
            .map(column ->
                Map.<String, Object>of(
                    "use", column.get("suggests").asString(),
                    "tag", column.get("name").asString()))
            .toList();
    JsonNode list =
        product.post(
            "/lists",
            Map.of("name", name, "uploadId", upload.get("id").asString(), "columns", columns));
    String path = "/lists/" + list.get("id").asLong();
    JsonNode done =
        product.await(
            path, IMPORT_LIMIT, node -> !node.get("state").asString().equals("importing"));
    if (!done.get("state").asString().equals("ready")) {
      throw new IOException("the list was not imported: " + done);
    }
    return done.get("id").asLong();
  }

  /// Makes the demo's message, or finds it: speech with the callee's name, a debt and a date from
  /// their row, and three keys.
  public long message() throws IOException, InterruptedException {
    Optional<JsonNode> present = named("/messages", MESSAGE);
    if (present.isPresent()) {
      return present.get().get("id").asLong();
    }
    Map<String, Object> draft =
        Map.of(
            "name",
            MESSAGE,
            "language",
            "ru",
            "parts",
            List.of(
                Map.of("kind", "speech", "text", "Здравствуйте, {имя}!"),
                Map.of("kind", "pause", "ms", 200),
                Map.of("kind", "speech", "text", "Ваш долг за воду составляет"),
                Map.of("kind", "value", "tag", "долг", "format", "money"),
                Map.of("kind", "speech", "text", "Оплатите его до"),
                Map.of("kind", "value", "tag", "дата", "format", "date"),
                Map.of(
                    "kind",
                    "speech",
                    "text",
                    "Нажмите один, чтобы прослушать снова, два — чтобы подтвердить, "
                        + "девять — чтобы мы больше не звонили.")),
            "keys",
            List.of(
                Map.of("digit", "1", "does", "repeat"),
                Map.of("digit", "2", "does", "confirm", "reply", "Спасибо!"),
                Map.of("digit", "9", "does", "optOut", "reply", "Больше не побеспокоим.")),
            "waitForKeyMs",
            3000,
            "repeatsMax",
            2);
    return product.post("/messages", draft).get("id").asLong();
  }

  /// Uploads a recording and makes a message of it alone, which asks for no key.
  public long recorded(Path sound) throws IOException, InterruptedException {
    long recording = product.upload("/recordings", sound).get("id").asLong();
    Map<String, Object> draft =
        Map.of(
            "name",
            "Recording " + recording,
            "language",
            "ru",
            "parts",
            List.of(Map.of("kind", "recording", "recordingId", recording)),
            "keys",
            List.of(),
            "waitForKeyMs",
            0,
            "repeatsMax",
            0);
    return product.post("/messages", draft).get("id").asLong();
  }

  /// Creates a campaign and starts it.
  public long start(String name, long list, long message, long trunk, Map<String, ?> settings)
      throws IOException, InterruptedException {
    JsonNode campaign =
        product.post(
            "/campaigns",
            Map.of(
                "name", name,
                "listId", list,
                "messageId", message,
                "trunkId", trunk,
                "settings", settings));
    long id = campaign.get("id").asLong();
    product.post("/campaigns/" + id + "/start", Map.of());
    return id;
  }

  /// Settings that let a campaign call at any hour and end within minutes: a demo cannot wait for
  /// nine in the morning in Kamchatka.
  public static Map<String, Object> hurried(double cps, int lines) {
    return Map.ofEntries(
        Map.entry("zone", "Europe/Moscow"),
        Map.entry("windowFrom", "00:00"),
        Map.entry("windowTo", "23:59"),
        Map.entry("weekdays", List.of(1, 2, 3, 4, 5, 6, 7)),
        Map.entry("cps", cps),
        Map.entry("lines", lines),
        Map.entry("ringTimeoutS", 12),
        Map.entry("attemptsMax", 2),
        Map.entry("retryBusyS", 10),
        Map.entry("retryNoAnswerS", 15),
        Map.entry("retryFailedS", 10),
        Map.entry("onMachine", "play"));
  }

  /// The campaign that is not done yet, if any.
  public Optional<JsonNode> unfinished() throws IOException, InterruptedException {
    return ProductClient.items(product.get("/campaigns")).stream()
        .filter(campaign -> campaign.get("state").asString().equals("running"))
        .findFirst();
  }

  private Optional<JsonNode> named(String path, String name)
      throws IOException, InterruptedException {
    return ProductClient.items(product.get(path)).stream()
        .filter(item -> item.get("name").asString().equals(name))
        .findFirst();
  }
}
