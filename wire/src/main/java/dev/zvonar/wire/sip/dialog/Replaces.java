package dev.zvonar.wire.sip.dialog;

import dev.zvonar.wire.sip.message.Parameters;
import dev.zvonar.wire.sip.message.SipUri;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which dialog an INVITE is to take the place of (RFC 3891 §3). Tags are as the side sees them that
/// gets the INVITE.
///
/// @param toTag its own tag
/// @param fromTag the tag of the far end
/// @param earlyOnly whether only a call that is not answered yet may be replaced
public record Replaces(String callId, String toTag, String fromTag, boolean earlyOnly) {
  private static final String UNRESERVED = "-_.!~*'()";

  /// Reads the header's value; empty when it names no dialog.
  public static Optional<Replaces> parse(@Nullable String value) {
    if (value == null) {
      return Optional.empty();
    }
    int semicolon = value.indexOf(';');
    String callId = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
    var parameters = new Parameters(semicolon < 0 ? "" : value.substring(semicolon));
    String toTag = parameters.value("to-tag");
    String fromTag = parameters.value("from-tag");
    if (callId.isEmpty() || toTag == null || fromTag == null) {
      return Optional.empty();
    }
    return Optional.of(new Replaces(callId, toTag, fromTag, parameters.has("early-only")));
  }

  /// The header's value.
  public String value() {
    return callId + ";to-tag=" + toTag + ";from-tag=" + fromTag + (earlyOnly ? ";early-only" : "");
  }

  /// This URI with the header in it, as Refer-To carries it (RFC 3515 §2.1, RFC 3261 §19.1.1).
  public SipUri in(SipUri target) {
    String escaped = escaped(value());
    return new SipUri(
        target.scheme(), target.user(), target.host(), target.port(), "?Replaces=" + escaped);
  }

  /// The header inside a Refer-To's URI; empty when there is none.
  public static Optional<Replaces> of(SipUri referTo) {
    String parameters = referTo.parameters();
    int question = parameters.indexOf('?');
    if (question < 0) {
      return Optional.empty();
    }
    for (String header : parameters.substring(question + 1).split("&", -1)) {
      if (header.regionMatches(true, 0, "Replaces=", 0, 9)) {
        return unescaped(header.substring(9)).flatMap(Replaces::parse);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> unescaped(String text) {
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
        c = low < 0 ? 0 : high << 4 | low;
        i += 2;
      }
      // A line end here would smuggle a header into the INVITE that the transfer makes.
      if (c <= ' ' || c >= 0x7F) {
        return Optional.empty();
      }
      plain.append((char) c);
    }
    return Optional.of(plain.toString());
  }

  private static String escaped(String value) {
    var text = new StringBuilder(value.length() + 16);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x7F && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
        text.append(c);
      } else {
        text.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
      }
    }
    return text.toString();
  }
}
