package dev.zvonar.wire.sip.dialog;

import java.nio.charset.StandardCharsets;

/// The status line that a NOTIFY of a transfer carries (RFC 3420, RFC 3515 §2.4.5).
public final class SipFragment {
  /// Its content type.
  public static final String TYPE = "message/sipfrag;version=2.0";

  private static final String VERSION = "SIP/2.0 ";
  private static final int LINE_BYTES_MAX = 256;

  private SipFragment() {}

  /// The status of a fragment, 0 when it has none.
  public static int status(byte[] body) {
    int length = Math.min(body.length, LINE_BYTES_MAX);
    String text = new String(body, 0, length, StandardCharsets.UTF_8);
    int from = VERSION.length();
    if (!text.startsWith(VERSION) || text.length() < from + 3) {
      return 0;
    }
    String digits = text.substring(from, from + 3);
    boolean number = digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int status = number ? Integer.parseInt(digits) : 0;
    return status >= 100 && status <= 699 ? status : 0;
  }

  /// The fragment of a status.
  public static byte[] of(int status, String reason) {
    return (VERSION + status + " " + reason.replaceAll("[\\r\\n]", " ") + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
