package dev.zvonar.wire.sip.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A WWW-Authenticate or Proxy-Authenticate of the Digest scheme (RFC 7616 §3.3, RFC 8760).
///
/// @param proxy whether a proxy asks
/// @param realm whose user is asked for
/// @param nonce the server's value
/// @param opaque to be given back; null when not sent
/// @param algorithm hash; MD5 when not named
/// @param session whether the `-sess` form is meant
/// @param qop whether `qop=auth` is offered; without it the old form of RFC 2069 is used
/// @param stale whether only the nonce was too old
public record DigestChallenge(
    boolean proxy,
    String realm,
    String nonce,
    @Nullable String opaque,
    DigestAlgorithm algorithm,
    boolean session,
    boolean qop,
    boolean stale) {
  private static final String SCHEME = "Digest";

  /// The strongest challenge of a response that we can answer; empty when there is none.
  public static Optional<DigestChallenge> strongest(SipResponse response) {
    var usable = new ArrayList<DigestChallenge>();
    for (Header line : response.headers()) {
      boolean proxy = line.is(HeaderName.PROXY_AUTHENTICATE);
      if (proxy || line.is(HeaderName.WWW_AUTHENTICATE)) {
        DigestChallenge challenge = parse(line.value(), proxy);
        if (challenge != null) {
          usable.add(challenge);
        }
      }
    }
    return strongest(usable);
  }

  private static Optional<DigestChallenge> strongest(List<DigestChallenge> usable) {
    // RFC 8760 §2.4: the topmost one supported; servers list the strongest first, but not all do.
    return usable.stream().max(Comparator.comparing(DigestChallenge::algorithm));
  }

  /// Reads one challenge; null when the scheme, the hash or the qop is none of ours.
  static @Nullable DigestChallenge parse(String value, boolean proxy) {
    if (!value.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1)) {
      return null;
    }
    Parameters words = commaList(value.substring(SCHEME.length() + 1));
    String realm = words.value("realm");
    String nonce = words.value("nonce");
    String named = words.value("algorithm");
    String word = named == null ? DigestAlgorithm.MD5.token() : named;
    DigestAlgorithm algorithm = DigestAlgorithm.of(word);
    String qops = words.value("qop");
    if (realm == null || nonce == null || algorithm == null || !offersAuth(qops)) {
      return null;
    }
    return new DigestChallenge(
        proxy,
        realm,
        nonce,
        words.value("opaque"),
        algorithm,
        DigestAlgorithm.isSession(word),
        qops != null,
        "true".equalsIgnoreCase(words.value("stale")));
  }

  /// Authentication words are parted by commas where other parameters have semicolons.
  private static Parameters commaList(String text) {
    var parameters = new StringBuilder(text.length() + 1).append(';');
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      }
      parameters.append(c == ',' && !quoted ? ';' : c);
    }
    return new Parameters(parameters.toString());
  }

  private static boolean offersAuth(@Nullable String qops) {
    if (qops == null) {
      return true;
    }
    for (String qop : qops.split(",", -1)) {
      if (qop.strip().equalsIgnoreCase("auth")) {
        return true;
      }
    }
    return false;
  }
}
