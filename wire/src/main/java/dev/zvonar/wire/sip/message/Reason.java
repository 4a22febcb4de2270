package dev.zvonar.wire.sip.message;

import java.util.ArrayList;
import java.util.List;

/// Why a request was sent or a call ended, as a protocol numbers it (RFC 3326).
///
/// @param protocol `Q.850` and `SIP` as a rule; compared without regard to case
/// @param cause number in that protocol; -1 when none was written
/// @param text for people; empty when none was written
public record Reason(String protocol, int cause, String text) {
  /// Protocol of ISDN causes (ITU-T Q.850).
  public static final String Q850 = "Q.850";

  /// Protocol of SIP status codes.
  public static final String SIP = "SIP";

  private static final int VALUES_MAX = 8;
  private static final int CAUSE_MAX = 999;

  public Reason {
    if (protocol.isEmpty() || !protocol.chars().allMatch(Syntax::isToken)) {
      throw new IllegalArgumentException("the protocol of a Reason must be a token");
    }
  }

  /// Reads the values of Reason headers in order; what is no value is passed over, and no more than
  /// eight are taken.
  public static List<Reason> of(List<String> headers) {
    var reasons = new ArrayList<Reason>(2);
    for (String header : headers) {
      int from = 0;
      while (from >= 0 && reasons.size() < VALUES_MAX) {
        int comma = Syntax.indexOutside(header, ',', from);
        take(header.substring(from, comma < 0 ? header.length() : comma), reasons);
        from = comma < 0 ? -1 : comma + 1;
      }
    }
    return List.copyOf(reasons);
  }

  private static void take(String value, List<Reason> into) {
    int semicolon = Syntax.indexOutside(value, ';', 0);
    String protocol = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
    if (protocol.isEmpty() || !protocol.chars().allMatch(Syntax::isToken)) {
      return;
    }
    var parameters = new Parameters(semicolon < 0 ? "" : value.substring(semicolon));
    String cause = parameters.value("cause");
    String text = parameters.value("text");
    int number = cause == null ? -1 : (int) Syntax.number(cause, CAUSE_MAX);
    into.add(new Reason(protocol, number, text == null ? "" : text));
  }

  /// Whether it is of that protocol.
  public boolean is(String other) {
    return protocol.equalsIgnoreCase(other);
  }

  /// It as a header.
  public Header header() {
    var value = new StringBuilder(protocol);
    if (cause >= 0) {
      value.append(";cause=").append(cause);
    }
    if (!text.isEmpty()) {
      value.append(";text=").append(Syntax.quote(text));
    }
    return new Header(HeaderName.REASON, value.toString());
  }
}
