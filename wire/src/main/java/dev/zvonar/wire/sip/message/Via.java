package dev.zvonar.wire.sip.message;

import org.jspecify.annotations.Nullable;

/// One Via (RFC 3261 §20.42): which way a response goes back.
///
/// @param transport `UDP` for us
/// @param host sent-by host
/// @param port sent-by port, -1 when not written
/// @param parameters branch, received, rport and others
public record Via(String transport, String host, int port, Parameters parameters) {
  /// What every branch of RFC 3261 begins with (§8.1.1.7).
  public static final String COOKIE = "z9hG4bK";

  /// The topmost Via of a message.
  public static Via top(Headers headers) throws MalformedSip {
    String line = headers.require(HeaderName.VIA);
    int comma = Syntax.indexOutside(line, ',', 0);
    return parse(comma < 0 ? line : line.substring(0, comma));
  }

  static Via parse(String value) throws MalformedSip {
    int slash = value.indexOf('/', value.indexOf('/') + 1);
    int semicolon = Syntax.indexOutside(value, ';', 0);
    int end = semicolon < 0 ? value.length() : semicolon;
    if (slash < 0 || slash > end) {
      throw new MalformedSip("a Via that is not `SIP/2.0/transport sent-by`");
    }
    String rest = value.substring(slash + 1, end).strip();
    int gap = gap(rest);
    String sentBy = rest.substring(gap).strip();
    int colon = sentBy.indexOf(':', sentBy.lastIndexOf(']') + 1);
    String host = (colon < 0 ? sentBy : sentBy.substring(0, colon)).strip();
    int port = colon < 0 ? -1 : (int) Syntax.number(sentBy.substring(colon + 1).strip(), 65_535);
    if (gap == 0 || host.isEmpty() || (colon >= 0 && port < 1)) {
      throw new MalformedSip("a Via without a host or with a bad port");
    }
    return new Via(rest.substring(0, gap), host, port, new Parameters(value.substring(end)));
  }

  private static int gap(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if (Syntax.isSpace(rest.charAt(i))) {
        return i;
      }
    }
    return 0;
  }

  /// The branch, or null: then the far end speaks RFC 2543.
  public @Nullable String branch() {
    return parameters.value("branch");
  }

  /// This Via as the receiving side writes it back: with `received`, and with the value of `rport`
  /// unless that is -1 (RFC 3261 §18.2.1, RFC 3581 §4).
  public String stamped(String received, int rport) {
    var text = new StringBuilder(128).append("SIP/2.0/").append(transport).append(' ').append(host);
    if (port >= 0) {
      text.append(':').append(port);
    }
    for (String parameter : parameters.each()) {
      boolean ours = named(parameter, "rport") ? rport >= 0 : named(parameter, "received");
      if (!ours) {
        text.append(';').append(parameter);
      }
    }
    text.append(";received=").append(received);
    return rport < 0 ? text.toString() : text.append(";rport=").append(rport).toString();
  }

  private static boolean named(String parameter, String name) {
    return parameter.regionMatches(true, 0, name, 0, name.length())
        && (parameter.length() == name.length()
            || !Syntax.isToken(parameter.charAt(name.length())));
  }
}
