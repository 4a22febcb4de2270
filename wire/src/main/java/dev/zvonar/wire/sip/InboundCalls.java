package dev.zvonar.wire.sip;

import java.util.List;

/// Says what becomes of calls that come to us. Called on the signalling thread; must be quick.
@FunctionalInterface
public interface InboundCalls {
  /// Decides about one INVITE that starts a dialog.
  InboundDecision onInvite(InboundInvite invite);

  /// Refuses every call with this status.
  static InboundCalls refuseAll(int status) {
    InboundDecision refusal = new InboundDecision.Reject(status, "", List.of());
    return _ -> refusal;
  }
}
