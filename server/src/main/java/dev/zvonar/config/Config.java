package dev.zvonar.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The whole configuration of a process. Each component is a section of `reference.yaml`, which
/// says what its keys mean.
public record Config(
    DataConfig data,
    NodeConfig node,
    LogConfig log,
    DatabaseConfig database,
    ConsoleConfig console,
    HealthConfig health,
    SipConfig sip,
    RtpConfig rtp,
    TalkConfig talk,
    SpeechSection speech,
    RecordingsSection recordings,
    ListsSection lists,
    RetentionConfig retention) {

  private static final String REFERENCE = "/reference.yaml";
  private static final String VARIABLE_PREFIX = "ZVONAR_";

  /// Variables that are not keys: how the program itself is run, and where its commands go.
  private static final Set<String> OTHER_VARIABLES =
      Set.of("ZVONAR_CONFIG", "ZVONAR_URL", "ZVONAR_TOKEN", "ZVONAR_JAVA_HOME", "ZVONAR_JAVA_OPTS");

  /// A variable this close to a key's is a slip; anything farther may belong to somebody else.
  private static final int SLIP_LETTERS = 2;

  /// Reads, joins and checks all sources.
  ///
  /// @throws BadConfig at the first thing that is wrong
  public static Config load(ConfigSource source) {
    return new Keys(entries(source)).fill(Config.class, "");
  }

  /// Every key with the value in force, one `key = value` a line, secrets hidden.
  public static List<String> effective(ConfigSource source) {
    return entries(source).values().stream()
        .map(entry -> entry.key() + " = " + shown(entry) + originNote(entry))
        .toList();
  }

  static Map<String, Entry> reference() {
    try (InputStream yaml = Config.class.getResourceAsStream(REFERENCE)) {
      if (yaml == null) {
        throw new IllegalStateException(REFERENCE + " is not on the class path");
      }
      Map<String, Entry> entries = new LinkedHashMap<>();
      YamlEntries.read("reference.yaml", yaml).forEach(entry -> entries.put(entry.key(), entry));
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Entry> entries(ConfigSource source) {
    Map<String, Entry> entries = reference();
    Path file = source.file();
    if (file != null) {
      readFile(file).forEach(entry -> put(entries, entry));
    }
    fromEnvironment(entries.keySet(), source.environment()).forEach(entry -> put(entries, entry));
    new TreeMap<>(source.overrides())
        .forEach((key, value) -> put(entries, new Entry(key, value, "--set " + key)));
    return entries;
  }

  private static List<Entry> readFile(Path file) {
    try (InputStream yaml = Files.newInputStream(file)) {
      return YamlEntries.read(file.toString(), yaml);
    } catch (IOException e) {
      throw new BadConfig(file.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static void put(Map<String, Entry> entries, Entry entry) {
    if (entries.replace(entry.key(), entry) == null) {
      throw unknown(entry.origin(), entry.key(), entries.keySet());
    }
  }

  private static List<Entry> fromEnvironment(Set<String> keys, Map<String, String> environment) {
    Map<String, String> keyOf =
        keys.stream().collect(Collectors.toMap(Config::variableOf, key -> key));
    return environment.entrySet().stream()
        .filter(variable -> variable.getKey().startsWith(VARIABLE_PREFIX))
        .filter(variable -> !OTHER_VARIABLES.contains(variable.getKey()))
        .filter(variable -> isMeant(variable.getKey(), keyOf.keySet()))
        .sorted(Map.Entry.comparingByKey())
        .map(variable -> fromVariable(variable.getKey(), variable.getValue(), keyOf))
        .toList();
  }

  private static boolean isMeant(String variable, Set<String> known) {
    return known.stream().anyMatch(name -> NearestKey.distance(name, variable) <= SLIP_LETTERS);
  }

  private static Entry fromVariable(String variable, String value, Map<String, String> keyOf) {
    String key = keyOf.get(variable);
    if (key == null) {
      throw unknown("environment", variable, keyOf.keySet());
    }
    return new Entry(key, value, "environment " + variable);
  }

  /// `database.connectionsMax` is `ZVONAR_DATABASE_CONNECTIONS_MAX`.
  static String variableOf(String key) {
    String words = key.replace('.', '_').replaceAll("([A-Z])", "_$1");
    return VARIABLE_PREFIX + words.toUpperCase(Locale.ROOT);
  }

  private static BadConfig unknown(String origin, String key, Set<String> known) {
    String hint =
        NearestKey.to(key, known).map(near -> "; did you mean '" + near + "'?").orElse("");
    return new BadConfig(origin, "unknown key '" + key + "'" + hint);
  }

  private static String shown(Entry entry) {
    boolean secret =
        entry.key().toLowerCase(Locale.ROOT).endsWith("password") && !entry.value().isEmpty();
    return secret ? "***" : entry.value();
  }

  private static String originNote(Entry entry) {
    return entry.origin().startsWith("reference.yaml") ? "" : "   # " + entry.origin();
  }
}
