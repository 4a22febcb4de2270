package dev.zvonar.wire.sip.transport;

import java.net.InetSocketAddress;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/// Makes the TLS engines of both sides (RFC 3261 §26.3.1): TLS 1.2 and 1.3 alone.
///
/// @param context keys and trust
/// @param mutual whether those who connect to us must show a certificate that we trust
public record TlsSide(SSLContext context, boolean mutual) {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /// The engine for a connection of ours; the far end must prove `name`, or its address when that is
  /// empty.
  SSLEngine toward(String name, InetSocketAddress address) {
    String proven = name.isEmpty() ? address.getAddress().getHostAddress() : bare(name);
    SSLEngine engine = context.createSSLEngine(proven, address.getPort());
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    // The rules of HTTPS compare names as RFC 5922 §7.2 does, but allow a wildcard label too.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (isName(proven)) {
      parameters.setServerNames(List.of(new SNIHostName(proven)));
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  /// The engine for a connection that came to us.
  SSLEngine ofComer() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setNeedClientAuth(mutual);
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static String bare(String name) {
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  private static boolean isName(String proven) {
    return proven.indexOf(':') < 0 && !Character.isDigit(proven.charAt(proven.length() - 1));
  }
}
