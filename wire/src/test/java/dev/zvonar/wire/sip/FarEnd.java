package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.MalformedSip;
import dev.zvonar.wire.sip.message.SipMessage;
import dev.zvonar.wire.sip.message.SipParser;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.message.SipUri;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// A far end that does what a test says, message by message, over a bare socket.
final class FarEnd implements AutoCloseable {
  private static final int PATIENCE_MS = 10_000;

  private final DatagramSocket socket;
  private InetSocketAddress peer = Agents.loopback();

  FarEnd() throws IOException {
    socket = new DatagramSocket(Agents.loopback());
    socket.setSoTimeout(PATIENCE_MS);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /// The next request of that method; anything else is passed over.
  SipRequest await(String method) throws IOException, MalformedSip {
    while (true) {
      if (receive() instanceof SipRequest request && request.method().equals(method)) {
        return request;
      }
    }
  }

  /// The next request of that method with another CSeq than this one: no repeat of it.
  SipRequest awaitAfter(SipRequest earlier) throws IOException, MalformedSip {
    while (true) {
      SipRequest request = await(earlier.method());
      if (!sequence(request).equals(sequence(earlier))) {
        return request;
      }
    }
  }

  /// The next final response to a request of that method.
  SipResponse awaitFinal(String method) throws IOException, MalformedSip {
    while (true) {
      if (receive() instanceof SipResponse response
          && response.status() >= 200
          && response.headers().require(HeaderName.CSEQ).endsWith(method)) {
        return response;
      }
    }
  }

  /// The next final response to the request of that method and sequence number.
  SipResponse awaitFinalOf(String method, int sequence) throws IOException, MalformedSip {
    while (true) {
      SipResponse response = awaitFinal(method);
      if (response.headers().require(HeaderName.CSEQ).equals(sequence + " " + method)) {
        return response;
      }
    }
  }

  private SipMessage receive() throws IOException, MalformedSip {
    var packet = new DatagramPacket(new byte[65_535], 65_535);
    socket.receive(packet);
    peer = (InetSocketAddress) packet.getSocketAddress();
    return SipParser.parse(packet.getData(), 0, packet.getLength());
  }

  void say(SipRequest request, int status, String tag, Header... more) throws IOException {
    say(request, status, tag, new byte[0], more);
  }

  void say(SipRequest request, int status, String tag, byte[] body, Header... more)
      throws IOException {
    var lines = new ArrayList<>(List.of(more));
    lines.add(new Header("Contact", "<sip:far@127.0.0.1:" + address().getPort() + ">;expires=1"));
    send(Responses.of(request, status, "", tag, lines, body));
  }

  /// Sends the caller elsewhere: these Contacts alone.
  void redirect(SipRequest request, int status, String contacts) throws IOException {
    send(
        Responses.of(
            request,
            status,
            "",
            "redirect",
            List.of(new Header("Contact", contacts)),
            new byte[0]));
  }

  /// Sends a request inside the dialog that the INVITE and this tag made.
  void ask(SipRequest invite, String tag, String method, int sequence, byte[] body, Header... more)
      throws IOException, MalformedSip {
    Headers of = invite.headers();
    var lines = new ArrayList<Header>();
    lines.add(
        new Header(
            "Via",
            "SIP/2.0/UDP 127.0.0.1:"
                + address().getPort()
                + ";branch=z9hG4bK"
                + method
                + sequence));
    lines.add(new Header("From", of.require("To") + ";tag=" + tag));
    lines.add(new Header("To", of.require("From")));
    lines.add(new Header("Call-ID", invite.callId()));
    lines.add(new Header("CSeq", sequence + " " + method));
    lines.add(new Header("Contact", "<sip:far@127.0.0.1:" + address().getPort() + ">"));
    lines.add(new Header("Reason", "Q.850;cause=16"));
    lines.add(new Header("Content-Type", "application/dtmf-relay"));
    lines.addAll(List.of(more));
    send(new SipRequest(method, SipUri.sip("near", "127.0.0.1", 5_060), Headers.of(lines), body));
  }

  /// Sends an INVITE that begins a dialog; further ones take up where it left off by the tag they
  /// got.
  SipRequest invite(InetSocketAddress to, String callId, byte[] body, Header... more)
      throws IOException {
    peer = to;
    var lines = new ArrayList<Header>();
    lines.add(
        new Header(
            "Via", "SIP/2.0/UDP 127.0.0.1:" + address().getPort() + ";branch=z9hG4bK" + callId));
    lines.add(new Header("From", "<sip:far@127.0.0.1>;tag=caller"));
    lines.add(new Header("To", "<sip:8800@127.0.0.1>"));
    lines.add(new Header("Call-ID", callId));
    lines.add(new Header("CSeq", "1 INVITE"));
    lines.add(new Header("Contact", "<sip:far@127.0.0.1:" + address().getPort() + ">"));
    lines.addAll(List.of(more));
    var request =
        new SipRequest(
            "INVITE", SipUri.sip("8800", "127.0.0.1", to.getPort()), Headers.of(lines), body);
    send(request);
    return request;
  }

  /// Sends a request inside the dialog that an INVITE of ours and this response to it made.
  void follow(
      SipResponse made, String method, int sequence, String mark, byte[] body, Header... more)
      throws IOException, MalformedSip {
    var lines = new ArrayList<Header>();
    lines.add(
        new Header(
            "Via", "SIP/2.0/UDP 127.0.0.1:" + address().getPort() + ";branch=z9hG4bK" + mark));
    lines.add(new Header("From", made.headers().require("From")));
    lines.add(new Header("To", made.headers().require("To")));
    lines.add(new Header("Call-ID", made.callId()));
    lines.add(new Header("CSeq", sequence + " " + method));
    lines.add(new Header("Contact", "<sip:far@127.0.0.1:" + address().getPort() + ">"));
    lines.addAll(List.of(more));
    send(new SipRequest(method, SipUri.sip("near", "127.0.0.1", 5_060), Headers.of(lines), body));
  }

  /// The next response to a request of that method, provisional or final.
  SipResponse awaitAny(String method) throws IOException, MalformedSip {
    while (true) {
      if (receive() instanceof SipResponse response
          && response.headers().require(HeaderName.CSEQ).endsWith(method)) {
        return response;
      }
    }
  }

  void sendTo(InetSocketAddress to, byte[] bytes) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }

  private void send(SipMessage message) throws IOException {
    sendTo(peer, message.encode());
  }

  static String sequence(SipRequest request) throws MalformedSip {
    return request.headers().require(HeaderName.CSEQ);
  }

  @Override
  public void close() {
    socket.close();
  }
}
