package dev.zvonar.wire.sip.dialog;

import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.MalformedSip;
import dev.zvonar.wire.sip.message.NameAddr;
import dev.zvonar.wire.sip.message.SipUri;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where redirections have led one call so far (RFC 3261 §8.1.3.4). Immutable and pure.
///
/// @param hops redirections followed
/// @param seen places called, as text
public record Redirection(int hops, Set<String> seen) {
  /// A redirection may name many places; more than these are not looked at.
  private static final int CONTACTS_MAX = 8;

  public Redirection {
    seen = Set.copyOf(seen);
  }

  /// A place to call and what is known once it is called.
  public record Hop(SipUri to, Redirection after) {}

  /// A call that begins here.
  public static Redirection from(SipUri first) {
    return new Redirection(0, Set.of(key(first)));
  }

  /// The best place that a 3xx names, is allowed, and was not called yet; empty when there is none or
  /// enough were followed. Parameters and headers of the Contact are left behind: they could make us
  /// say things that nobody here wanted said.
  public Optional<Hop> follow(
      int status, Headers response, int hopsMax, Predicate<SipUri> allowed) {
    // 305 names a proxy and 380 another service: neither is another place for the same call.
    if (hops >= hopsMax || status < 300 || status > 302) {
      return Optional.empty();
    }
    return response.list(HeaderName.CONTACT).stream()
        .limit(CONTACTS_MAX)
        .flatMap(Redirection::read)
        // §8.1.3.4: by the q parameter; the order of those equal stays.
        .sorted(Comparator.comparingDouble(Redirection::preference).reversed())
        .map(contact -> plain(contact.uri()))
        .filter(uri -> uri.scheme().equals("sip") && !seen.contains(key(uri)))
        .filter(allowed)
        .findFirst()
        .map(this::hop);
  }

  private Hop hop(SipUri to) {
    var longer = new HashSet<>(seen);
    longer.add(key(to));
    return new Hop(to, new Redirection(hops + 1, longer));
  }

  private static Stream<NameAddr> read(String contact) {
    try {
      return Stream.of(NameAddr.parse(contact));
    } catch (MalformedSip _) {
      return Stream.empty();
    }
  }

  private static double preference(NameAddr contact) {
    String written = contact.parameters().value("q");
    return written != null && written.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?")
        ? Double.parseDouble(written)
        : 1;
  }

  private static SipUri plain(SipUri uri) {
    return new SipUri(uri.scheme(), uri.user(), uri.host(), uri.port(), "");
  }

  private static String key(SipUri uri) {
    List<String> parts =
        List.of(
            uri.user(), uri.host().toLowerCase(Locale.ROOT), Integer.toString(uri.portOr(5060)));
    return String.join(" ", parts);
  }
}
