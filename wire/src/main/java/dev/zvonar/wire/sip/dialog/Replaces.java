package dev.zvonar.wire.sip.dialog;

import dev.zvonar.wire.sip.message.Parameters;
import dev.zvonar.wire.sip.message.SipUri;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which dialog an INVITE is to take the place of (RFC 3891 §3). Tags are as the side sees them that
/// gets the INVITE.
///
/// @param toTag its own tag
/// @param fromTag the tag of the far end
/// @param earlyOnly whether only a call that is not answered yet may be replaced
public record Replaces(String callId, String toTag, String fromTag, boolean earlyOnly) {
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
    String escaped = URLEncoder.encode(value(), StandardCharsets.UTF_8).replace("+", "%20");
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
    try {
      String plain = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
      return plain.chars().allMatch(c -> c > ' ' && c < 0x7F)
          ? Optional.of(plain)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
