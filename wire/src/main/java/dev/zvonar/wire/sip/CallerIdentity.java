package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.NameAddr;
import dev.zvonar.wire.sip.message.SipUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Who calls, as told to the trunk beside From, and what of it the callee may see (RFC 3323, RFC
/// 3325).
///
/// @param told in which header, if at all
/// @param user user part of the identity, the number as a rule
/// @param host host of the identity; empty means the host of From
/// @param privacy values of the Privacy header; none leaves it out
/// @param anonymousFrom whether From hides who calls (RFC 3323 §4.1.1.3); the trunk then goes by the
///     identity
public record CallerIdentity(
    Told told, String user, String host, List<Privacy> privacy, boolean anonymousFrom) {
  /// Nothing beside From.
  public static final CallerIdentity UNTOLD =
      new CallerIdentity(Told.NOT, "", "", List.of(), false);

  /// In which header the identity stands.
  public enum Told {
    /// In none.
    NOT,
    /// P-Asserted-Identity: among those who trust each other (RFC 3325 §9.1).
    ASSERTED,
    /// P-Preferred-Identity: as a wish of a user agent to its proxy (RFC 3325 §9.2).
    PREFERRED
  }

  /// What is asked to be hidden (RFC 3323 §4.2, RFC 3325 §9.3).
  public enum Privacy {
    HEADER,
    SESSION,
    USER,
    NONE,
    CRITICAL,
    ID
  }

  public CallerIdentity {
    privacy = List.copyOf(privacy);
    if (told != Told.NOT && user.isEmpty()) {
      throw new IllegalArgumentException("an identity that is told needs a user");
    }
    if (!SipTarget.isPlain(host)) {
      throw new IllegalArgumentException("the host of an identity must be a name or address");
    }
    if (privacy.contains(Privacy.NONE) && privacy.size() > 1) {
      // RFC 3323 §4.2: none stands alone.
      throw new IllegalArgumentException("privacy none cannot be asked with anything else");
    }
  }

  /// The identity asserted, everything shown.
  public static CallerIdentity asserted(String user) {
    return new CallerIdentity(Told.ASSERTED, user, "", List.of(), false);
  }

  /// The headers of an INVITE.
  ///
  /// @param fromHost host of From
  List<Header> headers(String display, String fromHost) {
    var lines = new ArrayList<Header>(2);
    if (told != Told.NOT) {
      String name = told == Told.ASSERTED ? "P-Asserted-Identity" : "P-Preferred-Identity";
      SipUri uri = SipUri.sip(user, host.isEmpty() ? fromHost : host, -1);
      lines.add(new Header(name, NameAddr.format(display, uri)));
    }
    if (!privacy.isEmpty()) {
      String values =
          privacy.stream()
              .map(one -> one.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(";"));
      lines.add(new Header("Privacy", values));
    }
    return lines;
  }
}
