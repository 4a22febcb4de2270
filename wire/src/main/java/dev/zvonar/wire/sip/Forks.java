package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.dialog.Modification;
import dev.zvonar.wire.sip.dialog.ReliableIn;
import dev.zvonar.wire.sip.dialog.Session;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The dialogs that one INVITE of ours has made, by the far end's tags (RFC 3261 §12.1.2, §13.2.2.4).
/// Belongs to the signalling thread.
final class Forks {
  /// An INVITE forks to a few phones; more early dialogs than these are not kept.
  private static final int FORKS_MAX = 16;

  private static final int DIGITS_MAX = 10;

  private final Agent agent;
  private final Inside.Owner owner;
  private final byte[] offer;
  private final Map<String, Fork> forks = new HashMap<>(2);

  /// One dialog.
  static final class Fork {
    private final Inside inside;
    // Written by the signalling thread alone.
    private @Nullable AckRun ack;
    private long reliable = ReliableIn.NONE;

    Fork(Inside inside) {
      this.inside = inside;
    }

    Inside inside() {
      return inside;
    }
  }

  Forks(Agent agent, Inside.Owner owner, byte[] offer) {
    this.agent = agent;
    this.owner = owner;
    this.offer = offer;
  }

  /// The dialog of that tag, or null.
  @Nullable Fork of(String tag) {
    return forks.get(tag);
  }

  /// The dialog a request belongs to, or null.
  @Nullable Inside of(SipRequest incoming) {
    String to = incoming.headers().first(HeaderName.TO);
    String from = incoming.headers().first(HeaderName.FROM);
    if (to == null || from == null || !Dialog.tagOf(to).equals(owner.localTag())) {
      return null;
    }
    Fork fork = forks.get(Dialog.tagOf(from));
    return fork == null ? null : fork.inside;
  }

  /// Whether any has been confirmed.
  boolean anyConfirmed() {
    return forks.values().stream().anyMatch(fork -> fork.ack != null);
  }

  /// The early dialog a provisional response makes or belongs to; null when there are too many.
  @Nullable Fork early(SentInvite invite, SipResponse provisional) {
    String tag = tagOf(provisional);
    Fork known = forks.get(tag);
    if (known != null || tag.isEmpty() || forks.size() >= FORKS_MAX) {
      return known;
    }
    Dialog dialog =
        Dialog.ofClient(invite.request(), provisional, invite.sequence(), invite.attempt());
    Session session = Session.begun(offer, Responses.NO_BODY);
    var fork = new Fork(new Inside(agent, dialog, owner, session, Modification.begun()));
    forks.put(tag, fork);
    return fork;
  }

  /// Whether a provisional response is to be heard: one that is reliable is acknowledged, and only
  /// taken in its order (RFC 3262 §4).
  boolean takes(SentInvite invite, SipResponse provisional) {
    String number = provisional.headers().first(HeaderName.RSEQ);
    boolean reliable =
        number != null
            && provisional.status() > 100
            && provisional.headers().list(HeaderName.REQUIRE).contains(ReliableRun.OPTION);
    if (number == null || !reliable) {
      return true;
    }
    Fork fork = early(invite, provisional);
    return fork != null && takes(fork, number(number), invite, provisional);
  }

  private static boolean takes(Fork fork, long number, SentInvite invite, SipResponse provisional) {
    ReliableIn.Verdict verdict = ReliableIn.on(fork.reliable, number);
    if (number < 1 || verdict != ReliableIn.Verdict.TAKE) {
      return false;
    }
    fork.reliable = number;
    fork.inside.session().timer().note(provisional.headers());
    SessionRun session = fork.inside.session();
    if (provisional.body().length > 0 && session.session().theirs().length == 0) {
      // §5: the description in a reliable response to an INVITE with an offer is the answer.
      session.settle(session.session().answered(provisional.body()), Modification.settled());
    }
    String about = number + " " + invite.sequence() + " " + Methods.INVITE;
    fork.inside.prack(about);
    return true;
  }

  /// A number of digits alone, or 0.
  static long number(String digits) {
    boolean plain =
        !digits.isEmpty()
            && digits.length() <= DIGITS_MAX
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? Long.parseLong(digits) : 0;
  }

  /// Acknowledges a 2xx; the first one of its tag makes or confirms the dialog.
  ///
  /// @param success null when there is none at hand
  void acknowledge(String tag, SentInvite invite, @Nullable SipResponse success) {
    Fork fork = forks.get(tag);
    boolean again = fork != null && fork.ack != null;
    if (!again && success != null) {
      fork = confirmed(fork, invite, success);
      forks.put(tag, fork);
    }
    AckRun ack = fork == null ? null : fork.ack;
    if (ack != null && again) {
      ack.again();
    } else if (ack != null) {
      ack.start();
    }
  }

  private Fork confirmed(@Nullable Fork early, SentInvite invite, SipResponse success) {
    Fork fork = early == null ? fresh(invite, success) : early;
    Inside inside = fork.inside;
    inside.dialog().confirm(success.headers());
    // RFC 3262 §5: when a reliable provisional response brought the answer, the 2xx has none to
    // add.
    inside.session().timer().succeeded(success);
    if (inside.session().session().theirs().length == 0) {
      inside.session().settle(Session.begun(offer, success.body()), Modification.settled());
    }
    // §13.2.2.4: the ACK carries the CSeq number and the credentials of the INVITE.
    var credentials = InviteBuilder.credentialsOf(invite.request());
    fork.ack = new AckRun(agent, inside.dialog(), invite.sequence(), credentials);
    return fork;
  }

  private Fork fresh(SentInvite invite, SipResponse success) {
    Dialog dialog = Dialog.ofClient(invite.request(), success, invite.sequence(), invite.attempt());
    return new Fork(new Inside(agent, dialog, owner, Session.silent(), Modification.settled()));
  }

  /// Lets nothing more happen by itself in any of them.
  void stop() {
    forks.values().forEach(fork -> fork.inside.stop());
  }

  static String tagOf(SipResponse response) {
    String to = response.headers().first(HeaderName.TO);
    return to == null ? "" : Dialog.tagOf(to);
  }
}
