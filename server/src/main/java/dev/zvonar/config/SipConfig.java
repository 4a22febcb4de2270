package dev.zvonar.config;

/// Section `sip` of `reference.yaml`.
public record SipConfig(
    String host,
    String advertisedHost,
    int talkerPort,
    int recipientPort,
    int legsMax,
    int messageBytesMax,
    boolean tcpListen,
    SipTlsConfig tls) {
  public SipConfig {
    OutOfRange.check("host", !host.isEmpty(), "is empty");
    OutOfRange.check("talkerPort", talkerPort, 0, 65_535);
    OutOfRange.check("recipientPort", recipientPort, 0, 65_535);
    OutOfRange.check("legsMax", legsMax, 1, 100_000);
    OutOfRange.check("messageBytesMax", messageBytesMax, 1_300, 65_535);
  }
}
