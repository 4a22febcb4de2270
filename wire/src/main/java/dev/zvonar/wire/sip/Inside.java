package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.dialog.Modification;
import dev.zvonar.wire.sip.dialog.Session;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.Reason;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.transaction.ServerTransaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The inside of one dialog, whoever began it: takes what the far end asks there, and asks what our
/// side wants. Belongs to the signalling thread.
final class Inside {
  private final Place place;
  private final SessionRun session;
  private final TransferRun transfer;

  /// Whose dialog it is.
  ///
  /// @param user user part of our Contact
  /// @param ofOurs whether the Call-ID is ours, which decides who waits longer after a clash
  /// @param leaving ends the leg
  record Owner(
      LegListener listener,
      String localTag,
      String user,
      @Nullable Credentials credentials,
      boolean ofOurs,
      Leaving leaving) {}

  /// Ends a leg.
  interface Leaving {
    /// Ends it, and says why if there is something to say.
    void leave(@Nullable Reason why);
  }

  /// What everything inside the dialog shares.
  record Place(Agent agent, Dialog dialog, Owner owner) {
    void ask(DialogRequest.What what, DialogRequest.Outcome outcome) {
      new DialogRequest(agent, dialog, owner.credentials(), what, outcome).start();
    }

    void answer(SipRequest request, ServerTransaction transaction, int status) {
      InboundDesk.answer(agent, request, transaction, status, owner.localTag());
    }

    Header contact() {
      return new Header(HeaderName.CONTACT, agent.endpoint().contact(owner.user(), dialog.home()));
    }

    void tell(LegEvent event) {
      agent.tell(owner.listener(), event);
    }
  }

  Inside(Agent agent, Dialog dialog, Owner owner, Session first, Modification.State state) {
    this.place = new Place(agent, dialog, owner);
    this.session = new SessionRun(place, first, state);
    this.transfer = new TransferRun(place);
  }

  Dialog dialog() {
    return place.dialog();
  }

  SessionRun session() {
    return session;
  }

  TransferRun transfer() {
    return transfer;
  }

  /// Takes a request other than BYE that came in its order.
  void onRequest(SipRequest request, ServerTransaction transaction) {
    boolean refreshes =
        request.method().equals(Methods.INVITE) || request.method().equals(Methods.UPDATE);
    if (refreshes && session.timer().refuses(request)) {
      InboundDesk.tooBrief(place.agent(), request, transaction, place.owner().localTag());
      return;
    }
    switch (request.method()) {
      case Methods.INVITE -> session.onInvite(request, transaction);
      case Methods.UPDATE -> session.onUpdate(request, transaction);
      case Methods.INFO -> {
        place.tell(InboundDesk.info(request));
        place.answer(request, transaction, 200);
      }
      case Methods.REFER -> transfer.onRefer(request, transaction);
      case Methods.NOTIFY -> transfer.onNotify(request, transaction);
      case Methods.OPTIONS -> place.answer(request, transaction, 200);
      default -> place.answer(request, transaction, 405);
    }
  }

  /// Acknowledges a reliable provisional response (RFC 3262 §4); what becomes of the PRACK changes
  /// nothing for us: the far end repeats or gives up.
  void prack(String about) {
    var headers = List.of(new Header(HeaderName.RACK, about));
    place.ask(DialogRequest.What.plain(Methods.PRACK, headers), _ -> {});
  }

  /// Sends BYE; `over` runs once, whatever the answer: a dialog is gone for us as soon as we said BYE
  /// (RFC 3261 §15.1.1).
  void bye(@Nullable Reason why, Runnable over) {
    stop();
    List<Header> headers = why == null ? List.of() : List.of(why.header());
    place.ask(DialogRequest.What.plain(Methods.BYE, headers), _ -> over.run());
  }

  /// Lets nothing more happen by itself.
  void stop() {
    transfer.stop();
    session.stop();
  }
}
