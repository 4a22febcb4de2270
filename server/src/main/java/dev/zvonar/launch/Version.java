package dev.zvonar.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The product's version, from what Maven leaves in the jar.
public final class Version {
  private static final String MAVEN = "/META-INF/maven/dev.zvonar/server/pom.properties";

  private Version() {}

  /// Such as `0.1.0`; `development` when the classes do not come from a jar.
  public static String current() {
    try (InputStream properties = Version.class.getResourceAsStream(MAVEN)) {
      if (properties == null) {
        return "development";
      }
      var maven = new Properties();
      maven.load(properties);
      return maven.getProperty("version", "development");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
