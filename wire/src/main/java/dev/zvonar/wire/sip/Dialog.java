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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A dialog, early or confirmed (RFC 3261 §12): who speaks with whom, by which route. Belongs to the signalling
/// thread.
final class Dialog {
  private static final byte[] NO_BODY = {};

  private final String callId;
  private final String local;
  private final String remote;
  private final InetSocketAddress fallback;
  // Written by the signalling thread alone.
  private List<String> routes;
  private SipUri target;
  private long localSequence;
  private long remoteSequence;

  private Dialog(
      Peers peers, List<String> routes, SipUri target, InetSocketAddress fallback, long sequence) {
    this.callId = peers.callId();
    this.local = peers.local();
    this.remote = peers.remote();
    this.routes = List.copyOf(routes);
    this.target = target;
    this.fallback = fallback;
    this.localSequence = sequence;
  }

  private record Peers(String callId, String local, String remote) {}

  /// The dialog that a 101..299 to our INVITE makes (§12.1.2).
  ///
  /// @param sentTo where the INVITE went, for a remote target that is no numeric address
  static Dialog ofClient(
      SipRequest invite, SipResponse success, long sequence, InetSocketAddress sentTo) {
    // §12.1.2: the route set is Record-Route of the response in reverse order.
    List<String> routes = success.headers().list(HeaderName.RECORD_ROUTE).reversed();
    var peers =
        new Peers(
            invite.callId(),
            value(invite.headers(), HeaderName.FROM),
            value(success.headers(), HeaderName.TO));
    SipUri contact = contactOf(success.headers());
    return new Dialog(peers, routes, contact == null ? invite.uri() : contact, sentTo, sequence);
  }

  /// The dialog that our 2xx to an INVITE makes (§12.1.1).
  static Dialog ofServer(SipRequest invite, String localTag, InetSocketAddress from) {
    var peers =
        new Peers(
            invite.callId(),
            value(invite.headers(), HeaderName.TO) + ";tag=" + localTag,
            value(invite.headers(), HeaderName.FROM));
    SipUri contact = contactOf(invite.headers());
    // §12.1.1: the local sequence number is empty; any start will do.
    return new Dialog(
        peers,
        invite.headers().list(HeaderName.RECORD_ROUTE),
        contact == null ? invite.uri() : contact,
        from,
        0);
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

  /// Where its packets go: the first route or the target when numeric, else where the INVITE went.
  InetSocketAddress nextHop() {
    SipUri first = routes.isEmpty() ? target : uriOf(routes.getFirst());
    InetAddress literal = first == null ? null : literal(first.host());
    return first == null || literal == null
        ? fallback
        : new InetSocketAddress(literal, first.portOr(SipTarget.DEFAULT_PORT));
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

  /// A numeric address; names are not looked up here, since that would block the signalling thread.
  private static @Nullable InetAddress literal(String host) {
    try {
      return InetAddress.ofLiteral(
          host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
