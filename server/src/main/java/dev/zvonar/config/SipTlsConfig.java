package dev.zvonar.config;

/// Section `sip.tls` of `reference.yaml`.
public record SipTlsConfig(
    boolean listen,
    boolean clientsNeedCertificate,
    String keyStore,
    String keyStorePassword,
    String trustStore,
    String trustStorePassword) {
  public SipTlsConfig {
    OutOfRange.check("keyStore", !listen || !keyStore.isEmpty(), "is needed to listen");
  }

  /// Shows no password.
  @Override
  public String toString() {
    return "SipTlsConfig[listen=" + listen + ", keyStore=" + keyStore + "]";
  }
}
