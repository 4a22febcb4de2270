package dev.zvonar.wire.sip.message;

import java.nio.charset.StandardCharsets;

/// The request methods by name, so that a parsed one is a shared constant.
public final class Methods {
  public static final String ACK = "ACK";
  public static final String BYE = "BYE";
  public static final String CANCEL = "CANCEL";
  public static final String INFO = "INFO";
  public static final String INVITE = "INVITE";
  public static final String NOTIFY = "NOTIFY";
  public static final String OPTIONS = "OPTIONS";
  public static final String PRACK = "PRACK";
  public static final String REFER = "REFER";
  public static final String REGISTER = "REGISTER";
  public static final String UPDATE = "UPDATE";

  private static final int LENGTH_MAX = 32;
  private static final String[] KNOWN = {
    INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, REGISTER, UPDATE, PRACK, REFER, NOTIFY
  };

  private Methods() {}

  /// The method at `buf[from..to)`. Methods are case-sensitive (RFC 3261 §7.1).
  static String of(byte[] buf, int from, int to) throws MalformedSip {
    if (from == to || to - from > LENGTH_MAX) {
      throw new MalformedSip("a method that is empty or too long");
    }
    for (int i = from; i < to; i++) {
      if (!Syntax.isToken(buf[i])) {
        throw new MalformedSip("a method that is no token");
      }
    }
    String method = new String(buf, from, to - from, StandardCharsets.ISO_8859_1);
    for (String known : KNOWN) {
      if (known.equals(method)) {
        return known;
      }
    }
    return method;
  }
}
