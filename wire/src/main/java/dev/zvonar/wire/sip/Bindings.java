package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.MalformedSip;
import dev.zvonar.wire.sip.message.NameAddr;
import dev.zvonar.wire.sip.message.SipResponse;
import org.jspecify.annotations.Nullable;

/// Reads what a registrar says about validity (RFC 3261 §10.2.4, §10.3).
final class Bindings {
  private static final int DIGITS_MAX = 9;

  private Bindings() {}

  /// How long our binding holds, in seconds: `expires` of our Contact, else the Expires header, else
  /// what we asked for.
  static long expiresS(SipResponse response, String user, long askedS) {
    for (String contact : response.headers().list(HeaderName.CONTACT)) {
      long expiresS = ofContact(contact, user);
      if (expiresS >= 0) {
        return expiresS;
      }
    }
    long expiresS = seconds(response.headers().first(HeaderName.EXPIRES));
    return expiresS < 0 ? askedS : expiresS;
  }

  /// Min-Expires of a 423, or -1.
  static long minExpiresS(SipResponse response) {
    return seconds(response.headers().first(HeaderName.MIN_EXPIRES));
  }

  private static long ofContact(String contact, String user) {
    try {
      NameAddr binding = NameAddr.parse(contact);
      return binding.uri().user().equals(user)
          ? seconds(binding.parameters().value("expires"))
          : -1;
    } catch (MalformedSip _) {
      return -1;
    }
  }

  private static long seconds(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > DIGITS_MAX) {
      return -1;
    }
    return text.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(text) : -1;
  }
}
