package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.transport.TlsSide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Keys and trust for SIP over TLS 1.2 and 1.3.
///
/// @param keyStore our certificate with its key, shown to those who connect to us and, when asked
///     for, to those we connect to; null shows none
/// @param trustStore certificates that we trust; null trusts those that the JDK trusts
/// @param mutual whether those who connect to us must show a certificate that we trust
public record TlsSettings(
    @Nullable StoreFile keyStore, @Nullable StoreFile trustStore, boolean mutual) {
  /// No certificate of ours, the trust of the JDK.
  public static final TlsSettings TRUST_OF_JDK = new TlsSettings(null, null, false);

  /// A PKCS #12 or JKS file.
  ///
  /// @param password opens the file and the key in it
  public record StoreFile(Path path, Secret password) {
    KeyStore open() throws IOException, GeneralSecurityException {
      return KeyStore.getInstance(path.toFile(), password.reveal().toCharArray());
    }
  }

  /// Reads the files.
  ///
  /// @throws IOException when a file cannot be read or holds nothing of use, saying which
  TlsSide side() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(), trust(), null);
      return new TlsSide(context, mutual);
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private KeyManager @Nullable [] keys() throws IOException, GeneralSecurityException {
    if (keyStore == null) {
      return null;
    }
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(opened(keyStore), keyStore.password().reveal().toCharArray());
    return factory.getKeyManagers();
  }

  private TrustManager @Nullable [] trust() throws IOException, GeneralSecurityException {
    if (trustStore == null) {
      return null;
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(opened(trustStore));
    return factory.getTrustManagers();
  }

  private static KeyStore opened(StoreFile file) throws IOException {
    if (!Files.isReadable(file.path())) {
      throw new IOException("the store " + file.path() + " is missing or may not be read");
    }
    try {
      return file.open();
    } catch (IOException | GeneralSecurityException e) {
      throw new IOException("cannot open the store " + file.path() + ": " + e.getMessage(), e);
    }
  }
}
