package dev.zvonar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  @TempDir Path folder = Path.of("");

  private ConfigSource file(String yaml) throws IOException {
    return new ConfigSource(
        Files.writeString(folder.resolve("zvonar.yaml"), yaml), Map.of(), Map.of());
  }

  private static ConfigSource environment(String name, String value) {
    return new ConfigSource(null, Map.of(name, value), Map.of());
  }

  private static void refused(ConfigSource source, String... words) {
    assertThatExceptionOfType(BadConfig.class)
        .isThrownBy(() -> Config.load(source))
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  @Test
  void the_reference_file_and_the_records_have_the_same_keys_in_the_same_order() {
    assertThat(List.copyOf(Config.reference().keySet()))
        .isEqualTo(Keys.of(Config.class, "").toList());
  }

  @Test
  void every_key_of_the_reference_file_has_a_sentence_above_it() throws IOException {
    List<String> lines = referenceLines();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).matches(" +[A-Za-z]+: .*")) {
        assertThat(lines.get(i - 1)).as(lines.get(i)).matches(" +# .*\\S.*");
      }
    }
  }

  private static List<String> referenceLines() throws IOException {
    try (InputStream yaml = Config.class.getResourceAsStream("/reference.yaml")) {
      assertThat(yaml).isNotNull();
      return new String(yaml.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void the_defaults_are_a_valid_configuration() {
    Config config = Config.load(ConfigSource.defaults());
    assertThat(config.console().port()).isEqualTo(8080);
    assertThat(config.database().isEmbedded()).isTrue();
  }

  @Test
  void a_file_changes_what_it_names_and_nothing_else() throws IOException {
    Config config = Config.load(file("console:\n  port: 9090\nspeech: {levelDbfs: -12.5}\n"));
    assertThat(config.console().port()).isEqualTo(9090);
    assertThat(config.console().host()).isEqualTo("127.0.0.1");
    assertThat(config.speech().levelDbfs()).isEqualTo(-12.5);
  }

  @Test
  void the_environment_wins_over_the_file_and_the_command_line_over_both() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "console: {port: 1, host: a}");
    var environment = Map.of("ZVONAR_CONSOLE_PORT", "2", "ZVONAR_CONSOLE_IDLE_TIMEOUT_MS", "20000");
    var source = new ConfigSource(file, environment, Map.of("console.port", "3"));
    assertThat(Config.load(source).console())
        .isEqualTo(new ConsoleConfig("a", 3, true, 1000, 20_000, 200, ""));
  }

  @Test
  void a_misspelt_key_is_named_with_its_line_and_the_nearest_key() throws IOException {
    refused(
        file("console:\n  prot: 9090\n"),
        "zvonar.yaml:2",
        "unknown key 'console.prot'",
        "did you mean 'console.port'?");
    refused(new ConfigSource(null, Map.of(), Map.of("sip.hst", "x")), "--set", "'sip.host'");
  }

  @Test
  void a_misspelt_variable_is_named_but_a_stranger_is_left_alone() {
    refused(environment("ZVONAR_CONSOLE_PROT", "1"), "ZVONAR_CONSOLE_PORT");
    assertThat(Config.load(environment("ZVONAR_SERVICE_HOST_INTERNAL", "10.0.0.1"))).isNotNull();
    assertThat(Config.load(environment("ZVONAR_JAVA_OPTS", "-Xmx1g"))).isNotNull();
  }

  @Test
  void a_value_of_the_wrong_kind_or_out_of_range_is_named_with_its_line() throws IOException {
    refused(file("\nconsole:\n  port: many\n"), "zvonar.yaml:3", "console.port", "a whole number");
    refused(file("console: {port: 70000}"), "zvonar.yaml:1", "console.port is 70000", "0 to 65535");
    refused(file("log: {level: LOUD}"), "log.level is LOUD", "DEBUG");
    refused(file("database: {url: 'postgres://x'}"), "database.url must begin with");
    refused(
        file("console: {trustedProxies: 'proxy.example'}"), "console.trustedProxies", "addresses");
    refused(environment("ZVONAR_RTP_PORT_TO", "19999"), "environment", "rtp.portTo");
  }

  @Test
  void what_is_not_a_configuration_file_is_refused_with_its_line() throws IOException {
    refused(file("console:\n  port: [1]\n"), "zvonar.yaml:2", "a list");
    refused(file("console:\n\tport: 1\n"), "zvonar.yaml");
    refused(file("just text"), "zvonar.yaml:1", "section");
    refused(
        new ConfigSource(folder.resolve("none.yaml"), Map.of(), Map.of()),
        "none.yaml",
        "cannot be read");
  }

  @Test
  void what_is_in_force_is_shown_with_its_origin_and_without_secrets() {
    var environment =
        Map.of(
            "ZVONAR_DATABASE_PASSWORD",
            "hush",
            "ZVONAR_SIP_TLS_KEY_STORE_PASSWORD",
            "hush",
            "ZVONAR_CONSOLE_PORT",
            "1");
    List<String> shown = Config.effective(new ConfigSource(null, environment, Map.of()));
    assertThat(shown)
        .contains(
            "console.port = 1   # environment ZVONAR_CONSOLE_PORT", "console.host = 127.0.0.1")
        .anyMatch(line -> line.startsWith("database.password = ***"))
        .anyMatch(line -> line.startsWith("sip.tls.keyStorePassword = ***"))
        .noneMatch(line -> line.contains("hush"));
  }

  @Test
  void the_data_folder_is_the_accounts_usual_one_unless_named() {
    assertThat(DataConfig.usual("root", Map.of())).hasToString("/var/lib/zvonar");
    assertThat(DataConfig.usual("ann", Map.of("XDG_DATA_HOME", "/d"))).hasToString("/d/zvonar");
    assertThat(DataConfig.usual("ann", Map.of("HOME", "/h", "XDG_DATA_HOME", "")))
        .hasToString("/h/.local/share/zvonar");
    assertThat(DataConfig.cacheOf("ann", Map.of("XDG_CACHE_HOME", "/c"))).hasToString("/c/zvonar");
    assertThat(new DataConfig("/x", "").folder()).hasToString("/x");
  }
}
