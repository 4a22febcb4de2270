package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.dialog.Replaces;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.MalformedSip;
import dev.zvonar.wire.sip.message.NameAddr;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.message.SipUri;
import dev.zvonar.wire.sip.message.Transport;
import dev.zvonar.wire.sip.transport.Hop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A dialog, early or confirmed (RFC 3261 §12): who speaks with whom, by which route. Belongs to the
/// signalling thread.
final class Dialog {
  private static final byte[] NO_BODY = {};

  private final String callId;
  private final String local;
  private final String remote;
  private final Hop madeBy;
  private final boolean direct;
  private final Transport home;
  // Written by the signalling thread alone.
  private List<String> routes;
  private SipUri target;
  private long localSequence;

  /// Below every legal number: the first request of the far end may carry 0 (§8.1.1.5).
  private long remoteSequence = -1;

  private Dialog(Peers peers, List<String> routes, SipUri target, Way way, long sequence) {
    this.callId = peers.callId();
    this.local = peers.local();
    this.remote = peers.remote();
    this.routes = List.copyOf(routes);
    this.target = target;
    this.madeBy = way.madeBy();
    this.direct = way.direct();
    this.home = way.home();
    this.localSequence = sequence;
  }

  private record Peers(String callId, String local, String remote) {}

  /// How the INVITE travelled, whether its other end is the next hop of the dialog too, and the
  /// transport of our Contact.
  private record Way(Hop madeBy, boolean direct, Transport home) {}

  /// The dialog that a 101..299 to our INVITE makes (§12.1.2).
  ///
  /// @param attempt where the INVITE went, for a remote target that cannot be found
  static Dialog ofClient(
      SipRequest invite, SipResponse success, long sequence, Sending.Attempt attempt) {
    // §12.1.2: the route set is Record-Route of the response in reverse order.
    List<String> routes = success.headers().list(HeaderName.RECORD_ROUTE).reversed();
    var peers =
        new Peers(
            invite.callId(),
            value(invite.headers(), HeaderName.FROM),
            value(success.headers(), HeaderName.TO));
    SipUri contact = contactOf(success.headers());
    SipUri target = contact == null ? invite.uri() : contact;
    return new Dialog(
        peers, routes, target, new Way(attempt.hop(), true, attempt.home()), sequence);
  }

  /// The dialog that our 2xx to an INVITE makes (§12.1.1).
  static Dialog ofServer(SipRequest invite, String localTag, Hop from) {
    var peers =
        new Peers(
            invite.callId(),
            value(invite.headers(), HeaderName.TO) + ";tag=" + localTag,
            value(invite.headers(), HeaderName.FROM));
    SipUri contact = contactOf(invite.headers());
    List<String> routes = invite.headers().list(HeaderName.RECORD_ROUTE);
    // A proxy that does not stay in the path is no way back to the caller.
    boolean direct = !routes.isEmpty() || invite.headers().list(HeaderName.VIA).size() == 1;
    SipUri target = contact == null ? invite.uri() : contact;
    // §12.1.1: the local sequence number is empty; any start will do.
    return new Dialog(peers, routes, target, new Way(from, direct, from.transport()), 0);
  }

  /// Who we are in it, without the tag.
  String localAddress() {
    int end = local.indexOf('>');
    return end < 0 ? local : local.substring(0, end + 1);
  }

  /// Where the far end is reached.
  SipUri target() {
    return target;
  }

  /// Whether it is the dialog named: our tag and theirs (RFC 3891 §3).
  boolean is(Replaces named) {
    return tagOf(local).equals(named.toTag()) && tagOf(remote).equals(named.fromTag());
  }

  /// How the far end names this dialog in Replaces.
  Replaces asSeenByPeer() {
    return new Replaces(callId, tagOf(remote), tagOf(local), false);
  }

  /// Counts one request of ours more and gives its sequence number.
  long nextSequence() {
    return ++localSequence;
  }

  /// Whether a request of this sequence number comes in order (§12.2.2); an equal one is a repeat
  /// that lost its transaction.
  boolean takesSequence(long number) {
    if (number <= remoteSequence) {
      return false;
    }
    remoteSequence = number;
    return true;
  }

  /// Takes the target of a re-INVITE or its response (§12.2: target refresh).
  void refresh(Headers headers) {
    SipUri contact = contactOf(headers);
    target = contact == null ? target : contact;
  }

  /// Takes what the 2xx says of an early dialog of ours: its route set is computed anew (§13.2.2.4).
  void confirm(Headers headers) {
    routes = List.copyOf(headers.list(HeaderName.RECORD_ROUTE).reversed());
    refresh(headers);
  }

  /// A request inside the dialog (§12.2.1.1).
  SipRequest request(String method, long sequence, Header via, List<Header> more) {
    return request(method, sequence, via, more, NO_BODY);
  }

  /// The same with a body, whose type is among `more`.
  SipRequest request(String method, long sequence, Header via, List<Header> more, byte[] body) {
    var lines = new ArrayList<Header>(10 + routes.size() + more.size());
    lines.add(via);
    lines.add(new Header(HeaderName.MAX_FORWARDS, "70"));
    SipUri uri = target;
    List<String> route = routes;
    SipUri strict = strictRouter();
    if (strict != null) {
      // §12.2.1.1: a strict router gets the request itself, and the target goes last.
      uri = strict;
      route = new ArrayList<>(routes.subList(1, routes.size()));
      route.add("<" + target + ">");
    }
    route.forEach(hop -> lines.add(new Header(HeaderName.ROUTE, hop)));
    lines.add(new Header(HeaderName.FROM, local));
    lines.add(new Header(HeaderName.TO, remote));
    lines.add(new Header(HeaderName.CALL_ID, callId));
    lines.add(new Header(HeaderName.CSEQ, sequence + " " + method));
    lines.addAll(more);
    return new SipRequest(method, uri, Headers.of(lines), body);
  }

  /// Whose address its packets go to: the first route's, else the target's (§8.1.2).
  SipUri nextUri() {
    SipUri first = routes.isEmpty() ? null : uriOf(routes.getFirst());
    return first == null ? target : first;
  }

  /// The hop of the INVITE: where packets go when the next URI cannot be found.
  Hop madeBy() {
    return madeBy;
  }

  /// Whether that hop leads to the next one of the dialog, so that its connection may be used again.
  boolean isDirect() {
    return direct;
  }

  /// The transport by which our Contact is to be reached.
  Transport home() {
    return home;
  }

  private @Nullable SipUri strictRouter() {
    SipUri first = routes.isEmpty() ? null : uriOf(routes.getFirst());
    return first == null || first.isLoose() ? null : first;
  }

  /// The tag of a From or To value; empty when it has none or is no address.
  static String tagOf(String value) {
    try {
      return NameAddr.parse(value).tag();
    } catch (MalformedSip _) {
      return "";
    }
  }

  private static String value(Headers headers, String name) {
    String value = headers.first(name);
    return value == null ? "" : value;
  }

  private static @Nullable SipUri contactOf(Headers headers) {
    List<String> contacts = headers.list(HeaderName.CONTACT);
    return contacts.isEmpty() ? null : uriOf(contacts.getFirst());
  }

  private static @Nullable SipUri uriOf(String value) {
    try {
      SipUri uri = NameAddr.parse(value).uri();
      return uri.host().isEmpty() ? null : uri;
    } catch (MalformedSip _) {
      return null;
    }
  }
}
