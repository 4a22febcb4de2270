package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.TlsSettings.StoreFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Self-made keys and certificates for a test, by the keytool of the JDK.
final class Certificates {
  static final Secret PASSWORD = Secret.of("changeit");

  private final Path folder;

  Certificates(Path folder) {
    this.folder = folder;
  }

  /// A key store with one key whose certificate names these, such as `dns:localhost,ip:127.0.0.1`.
  StoreFile key(String alias, String names) throws IOException, InterruptedException {
    Path store = folder.resolve(alias + ".p12");
    keytool(
        List.of(
            "-genkeypair",
            "-alias",
            alias,
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + alias,
            "-ext",
            "san=" + names,
            "-validity",
            "2",
            "-keystore",
            store.toString()));
    return new StoreFile(store, PASSWORD);
  }

  /// A trust store with the certificate of each of these keys.
  StoreFile trusting(StoreFile... keys) throws IOException, InterruptedException {
    Path trust = folder.resolve("trust-" + keys.length + "-" + System.nanoTime() + ".p12");
    for (StoreFile key : keys) {
      String alias = String.valueOf(key.path().getFileName()).replace(".p12", "");
      Path certificate = folder.resolve(alias + ".cer");
      String store = key.path().toString();
      keytool(
          List.of(
              "-exportcert", "-alias", alias, "-keystore", store, "-file", certificate.toString()));
      keytool(
          List.of(
              "-importcert",
              "-noprompt",
              "-alias",
              alias,
              "-file",
              certificate.toString(),
              "-keystore",
              trust.toString()));
    }
    return new StoreFile(trust, PASSWORD);
  }

  private static void keytool(List<String> arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-storepass", PASSWORD.reveal(), "-storetype", "PKCS12"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
