package dev.zvonar.wire.sip.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How SIP messages travel (RFC 3261 §18).
public enum Transport {
  /// Datagrams: lost ones are repeated by the transactions.
  UDP(5_060, false),
  /// A stream.
  TCP(5_060, true),
  /// A stream that nobody else reads, over TCP.
  TLS(5_061, true);

  private final int defaultPort;
  private final boolean reliable;

  Transport(int defaultPort, boolean reliable) {
    this.defaultPort = defaultPort;
    this.reliable = reliable;
  }

  /// The transport of a Via's or a URI's word, in any case; null when we do not speak it.
  public static @Nullable Transport of(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "UDP" -> UDP;
      case "TCP" -> TCP;
      case "TLS" -> TLS;
      default -> null;
    };
  }

  /// The port that stands for none (RFC 3261 §19.1.2).
  public int defaultPort() {
    return defaultPort;
  }

  /// Whether nothing is lost under way, so that nothing need be repeated.
  public boolean reliable() {
    return reliable;
  }

  /// What a URI of ours says: nothing for UDP, else `;transport=` and the word in lower case.
  public String uriParameter() {
    return switch (this) {
      case UDP -> "";
      case TCP -> ";transport=tcp";
      case TLS -> ";transport=tls";
    };
  }
}
