package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.dialog.Replaces;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.SipUri;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Transfers between legs of one agent (RFC 3515, RFC 3891). Belongs to the signalling thread.
final class Transfers {
  private Transfers() {}

  static void blind(LiveLeg leg, SipUri target) {
    Inside inside = leg.up();
    if (inside != null) {
      inside.transfer().ask(target);
    }
  }

  /// Asks the far end of `leg` to call the far end of `other` in our place.
  static void attended(LiveLeg leg, @Nullable LiveLeg other) {
    Inside from = leg.up();
    Inside to = other == null ? null : other.up();
    if (from != null && to != null && from != to) {
      Dialog dialog = to.dialog();
      from.transfer().ask(dialog.asSeenByPeer().in(dialog.target()));
    }
  }

  /// The status an INVITE with Replaces is refused with; 0 when it has none, or may go on and will
  /// take the place of the leg it names.
  static int replacement(Agent agent, InboundInvite invite, InboundCall call) {
    String header = invite.request().headers().first(HeaderName.REPLACES);
    if (header == null) {
      return 0;
    }
    Optional<Replaces> named = Replaces.parse(header);
    if (named.isEmpty() || invite.request().headers().all(HeaderName.REPLACES).size() > 1) {
      // RFC 3891 §3: more than one Replaces, or one that makes no sense: 400.
      return 400;
    }
    LiveLeg old = agent.leg(named.get().callId());
    Inside inside = old == null ? null : old.up();
    if (old == null || inside == null || !inside.dialog().is(named.get())) {
      return 481;
    }
    if (named.get().earlyOnly()) {
      // §3: early-only and the dialog is confirmed: 486.
      return 486;
    }
    var accepted = new boolean[1];
    agent.guard(() -> accepted[0] = old.listener().acceptsReplacement(invite));
    if (!accepted[0]) {
      return 603;
    }
    call.replace(old);
    return 0;
  }
}
