package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.transaction.Wire;
import dev.zvonar.wire.sip.transport.Hop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ACK of one 2xx, sent once for each time the 2xx comes (RFC 3261 §13.2.2.4). Belongs to the
/// signalling thread.
final class AckRun {
  private final Agent agent;
  private final Dialog dialog;
  private final long sequence;
  private final List<Header> credentials;
  // Written by the signalling thread alone.
  private byte @Nullable [] bytes;
  private @Nullable Hop hop;

  /// @param sequence CSeq number of the INVITE, which the ACK carries too, like its `credentials`
  AckRun(Agent agent, Dialog dialog, long sequence, List<Header> credentials) {
    this.agent = agent;
    this.dialog = dialog;
    this.sequence = sequence;
    this.credentials = credentials;
  }

  void start() {
    agent.locator().ofDialog(dialog, this::send);
  }

  /// The 2xx came again.
  void again() {
    byte[] sent = bytes;
    Hop by = hop;
    if (sent != null && by != null) {
      agent.loop().send(sent, by, Wire.Kind.REPEAT);
    }
  }

  private void send(List<Hop> hops) {
    for (Hop one : hops) {
      Header via = agent.endpoint().via(agent.tokens().branch(), one.transport());
      byte[] ack = dialog.request(Methods.ACK, sequence, via, credentials).encode();
      if (agent.loop().send(ack, one, Wire.Kind.OTHER) != Wire.REFUSED) {
        bytes = ack;
        hop = one;
        return;
      }
    }
  }
}
