package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.dialog.Referral;
import dev.zvonar.wire.sip.dialog.Referral.Effect;
import dev.zvonar.wire.sip.dialog.Referral.Event;
import dev.zvonar.wire.sip.dialog.Referral.State;
import dev.zvonar.wire.sip.dialog.Replaces;
import dev.zvonar.wire.sip.dialog.SipFragment;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.MalformedSip;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.NameAddr;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.message.SipUri;
import dev.zvonar.wire.sip.transaction.ServerTransaction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Transfers inside one dialog, ours by [Referral] and the far end's. Belongs to the signalling thread.
final class TransferRun {
  private static final Header REFER_EVENT = new Header(HeaderName.EVENT, "refer");
  private static final Header FRAGMENT = new Header(HeaderName.CONTENT_TYPE, SipFragment.TYPE);

  private final Inside.Place place;
  // Written by the signalling thread alone.
  private State state = Referral.begin();
  private @Nullable Asked accepted;

  TransferRun(Inside.Place place) {
    this.place = place;
  }

  /// Asks the far end to call this place instead of us.
  void ask(SipUri referTo) {
    feed(new Event.Ask(), () -> refer(referTo), null, null);
  }

  private void refer(SipUri referTo) {
    var headers =
        List.of(
            new Header(HeaderName.REFER_TO, "<" + referTo + ">"),
            new Header("Referred-By", place.dialog().localAddress()),
            place.contact());
    place.ask(DialogRequest.What.plain(Methods.REFER, headers), this::answered);
  }

  private void answered(@Nullable SipResponse response) {
    boolean taken = response != null && response.isSuccess();
    int status = response == null ? 408 : response.status();
    feed(taken ? new Event.Taken() : new Event.Refused(status), null, null, null);
  }

  /// A NOTIFY of theirs.
  void onNotify(SipRequest notify, ServerTransaction transaction) {
    String event = notify.headers().first(HeaderName.EVENT);
    String package_ = event == null ? "" : event.split(";", 2)[0].strip();
    if (!package_.equalsIgnoreCase("refer")) {
      // RFC 6665 §8.2.1: an event package nobody here knows.
      place.answer(notify, transaction, 489);
      return;
    }
    String subscription = notify.headers().first("Subscription-State");
    boolean last =
        subscription != null && subscription.toLowerCase(Locale.ROOT).startsWith("terminated");
    int status = SipFragment.status(notify.body());
    feed(new Event.Notified(status, last), null, notify, transaction);
  }

  private void feed(
      Event event,
      @Nullable Runnable send,
      @Nullable SipRequest notify,
      @Nullable ServerTransaction transaction) {
    Referral.Step step = Referral.on(state, event);
    state = step.next();
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.Send _ -> {
          if (send != null) {
            send.run();
          }
        }
        case Effect.Answer(int status) -> {
          if (notify != null && transaction != null) {
            place.answer(notify, transaction, status);
          }
        }
        case Effect.Report(int status, boolean over) ->
            place.tell(new LegEvent.TransferProgress(System.nanoTime(), status, over));
      }
    }
  }

  /// A REFER of theirs: answered by what the listener says, 603 unless it wants it.
  void onRefer(SipRequest refer, ServerTransaction transaction) {
    Optional<Asked> read = read(refer);
    Asked running = accepted;
    if (read.isEmpty()) {
      // RFC 3515 §2.4.2: a REFER without exactly one Refer-To gets 400.
      place.answer(refer, transaction, 400);
    } else if (running != null && !running.over) {
      place.answer(refer, transaction, 491);
    } else if (!isWanted(read.get())) {
      place.answer(refer, transaction, 603);
    } else {
      Asked asked = read.get();
      accepted = asked;
      place.answer(refer, transaction, 202);
      // §2.4.4: the first NOTIFY goes out at once.
      asked.tell(100, "Trying");
      place.agent().guard(() -> place.owner().listener().onTransfer(asked));
    }
  }

  private boolean isWanted(Asked asked) {
    var wanted = new boolean[1];
    place
        .agent()
        .guard(() ->
            wanted[0] = place.owner().listener().acceptsTransfer(asked.target, asked.replaces));
    return wanted[0];
  }

  private Optional<Asked> read(SipRequest refer) {
    List<String> targets = refer.headers().list(HeaderName.REFER_TO);
    if (targets.size() != 1) {
      return Optional.empty();
    }
    try {
      SipUri uri = NameAddr.parse(targets.getFirst()).uri();
      String replaces = Replaces.of(uri).map(Replaces::value).orElse("");
      String by = refer.headers().first("Referred-By");
      var plain = new SipUri(uri.scheme(), uri.user(), uri.host(), uri.port(), "");
      return Optional.of(new Asked(plain, replaces, by == null ? "" : by));
    } catch (MalformedSip _) {
      return Optional.empty();
    }
  }

  /// Forgets what is under way: the dialog is over.
  void stop() {
    Asked running = accepted;
    if (running != null) {
      running.over = true;
    }
  }

  /// One transfer they asked for.
  private final class Asked implements TransferAsked {
    private final SipUri target;
    private final String replaces;
    private final String referredBy;
    // Written by the signalling thread alone.
    private boolean over;

    Asked(SipUri target, String replaces, String referredBy) {
      this.target = target;
      this.replaces = replaces;
      this.referredBy = referredBy;
    }

    @Override
    public SipUri target() {
      return target;
    }

    @Override
    public String replaces() {
      return replaces;
    }

    @Override
    public String referredBy() {
      return referredBy;
    }

    @Override
    public void progress(int status, String reason) {
      if (status < 100 || status > 699) {
        throw new IllegalArgumentException("a status is 100..699, got " + status);
      }
      place.agent().post(() -> tell(status, reason));
    }

    private void tell(int status, String reason) {
      if (over) {
        return;
      }
      over = status >= 200;
      String subscription = over ? "terminated;reason=noresource" : "active;expires=60";
      var headers =
          List.of(
              REFER_EVENT,
              new Header("Subscription-State", subscription),
              place.contact(),
              FRAGMENT);
      byte[] body = SipFragment.of(status, reason);
      place.ask(new DialogRequest.What(Methods.NOTIFY, headers, body), _ -> {});
    }
  }
}
