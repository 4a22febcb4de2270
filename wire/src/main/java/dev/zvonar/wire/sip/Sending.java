package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.message.Transport;
import dev.zvonar.wire.sip.transaction.ClientUser;
import dev.zvonar.wire.sip.transaction.Outgoing;
import dev.zvonar.wire.sip.transport.Hop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// One request on its way: its hops are found, it goes to the first, and to the next one when a hop
/// fails before it says anything (RFC 3263 §4.3). A large one goes by TCP instead of UDP where the
/// far end takes it (RFC 3261 §18.1.1). Its user hears of one outcome. Belongs to the signalling
/// thread.
final class Sending {
  /// RFC 3261 §18.1.1: a request larger than this MUST NOT go by UDP while the path's MTU is unknown.
  static final int DATAGRAM_BYTES_MAX = 1_300;

  private final Agent agent;
  private final Writer writer;
  private final ClientUser user;
  // Written by the signalling thread alone.
  private List<Hop> hops = List.of();
  private int next;

  /// Writes the request anew for each attempt.
  interface Writer {
    /// The request of this attempt; its top Via is the attempt's.
    SipRequest write(Attempt attempt);

    /// Whether the next hop may be tried when one failed; false once nobody wants the request.
    default boolean isWanted() {
      return true;
    }
  }

  /// One attempt.
  ///
  /// @param branch of the Via
  /// @param via our Via
  /// @param hop where it goes
  /// @param home transport by which our Contact is to be reached
  record Attempt(String branch, Header via, Hop hop, Transport home) {
    /// Before the first one.
    static final Attempt NONE =
        new Attempt(
            "",
            new Header(HeaderName.VIA, ""),
            Hop.udp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)),
            Transport.UDP);
  }

  Sending(Agent agent, Writer writer, ClientUser user) {
    this.agent = agent;
    this.writer = writer;
    this.user = user;
  }

  /// Sends it to a target, through its outbound proxy if there is one.
  void to(SipTarget target) {
    agent.locator().ofTarget(target.first(), this::to);
  }

  /// Sends it inside a dialog.
  void inside(Dialog dialog) {
    agent.locator().ofDialog(dialog, this::to);
  }

  /// Sends it to the first of these that takes it.
  void to(List<Hop> found) {
    hops = found;
    tryNext();
  }

  private void tryNext() {
    if (next >= hops.size() || !writer.isWanted()) {
      user.onTransportError();
      return;
    }
    Hop hop = hops.get(next++);
    Written written = written(hop, hop.transport());
    if (isLarge(written.outgoing()) && agent.locator().mayTakeTcp(hop)) {
      Hop stream = hop.over(Transport.TCP);
      start(written(stream, hop.transport()), new LargeHearer(stream, hop));
    } else {
      start(written, new Hearer(hop));
    }
  }

  private static boolean isLarge(Outgoing outgoing) {
    return outgoing.to().transport() == Transport.UDP
        && outgoing.bytes().length > DATAGRAM_BYTES_MAX;
  }

  /// A request with the branch it carries.
  private record Written(String branch, Outgoing outgoing) {}

  private Written written(Hop hop, Transport home) {
    String branch = agent.tokens().branch();
    Header via = agent.endpoint().via(branch, hop.transport());
    SipRequest request = writer.write(new Attempt(branch, via, hop, home));
    return new Written(branch, Outgoing.of(request, hop));
  }

  private void start(Written written, ClientUser hearer) {
    agent.transactions().start(written.outgoing(), written.branch(), hearer);
  }

  /// Hears of one attempt.
  private class Hearer implements ClientUser {
    private final Hop hop;
    private boolean heard;

    Hearer(Hop hop) {
      this.hop = hop;
    }

    @Override
    public void onResponse(SipResponse response) {
      // RFC 3263 §4.3: 503 is a failure of the server, so the next one is asked; 100 alone says
      // nothing of the call yet.
      if (response.status() == 503 && !heard && mayMoveOn()) {
        agent.locator().failed(hop);
        tryNext();
        return;
      }
      heard |= response.status() != 100;
      user.onResponse(response);
    }

    @Override
    public void onTimeout() {
      agent.locator().failed(hop);
      if (mayMoveOn()) {
        tryNext();
      } else {
        user.onTimeout();
      }
    }

    @Override
    public void onTransportError() {
      agent.locator().failed(hop);
      if (!heard && mayMoveOn()) {
        tryNext();
      } else {
        user.onTransportError();
      }
    }

    private boolean mayMoveOn() {
      return next < hops.size() && writer.isWanted();
    }
  }

  /// Hears of a large request that went by TCP in place of UDP.
  private final class LargeHearer extends Hearer {
    private final Hop datagram;

    LargeHearer(Hop stream, Hop datagram) {
      super(stream);
      this.datagram = datagram;
    }

    @Override
    public void onTransportError() {
      // RFC 3261 §18.1.1: when the stream is refused, the request is retried over UDP.
      agent.locator().refusedTcp(datagram);
      if (writer.isWanted()) {
        start(written(datagram, Transport.UDP), new Hearer(datagram));
      } else {
        super.onTransportError();
      }
    }
  }

  /// The hops of a request inside a dialog: those that were found, and the one the dialog was made
  /// by, first when it leads to the same place by a connection that stands.
  static List<Hop> preferring(List<Hop> found, Hop made, boolean standing) {
    if (found.isEmpty()) {
      return List.of(made);
    }
    Hop first = found.getFirst();
    if (first.sameSocket(made)) {
      return List.of(made);
    }
    boolean streams = made.transport().reliable();
    boolean samePlace =
        made.transport() == first.transport()
            && first.address().getAddress().equals(made.address().getAddress());
    var hops = new ArrayList<Hop>(found.size() + 1);
    if (streams && standing && samePlace) {
      hops.add(made);
    }
    hops.addAll(found);
    if (streams && !hops.contains(made)) {
      hops.add(made);
    }
    return hops;
  }
}
