package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Header;
import java.util.List;

/// A leg that somebody started to us. Any thread may use it; a call that comes too late for the
/// leg's state does nothing.
public interface InboundLeg extends CallLeg {
  /// Sends a provisional response 101..199; `sdp` empty for none (early media otherwise).
  void ring(int status, String reason, byte[] sdp);

  /// Sends 200 with this answer, repeated until the ACK comes.
  void answer(byte[] sdp);

  /// Refuses the call with 300..699, unless it has been answered.
  void reject(int status, String reason, List<Header> extraHeaders);

  /// Refuses with 480 before the answer, sends BYE after it.
  @Override
  void hangup();
}
