package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.dialog.ReliableOut;
import dev.zvonar.wire.sip.dialog.ReliableOut.Effect;
import dev.zvonar.wire.sip.dialog.ReliableOut.Event;
import dev.zvonar.wire.sip.dialog.ReliableOut.State;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Methods;
import dev.zvonar.wire.sip.message.SipRequest;
import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.transaction.ServerTransaction;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Carries out what [ReliableOut] decides for one INVITE of theirs. Belongs to the signalling thread.
final class ReliableRun {
  static final String OPTION = "100rel";

  /// Responses that may wait for an earlier one's PRACK; more are not worth waiting.
  private static final int KEPT_MAX = 4;

  /// Room for the numbers to grow below 2^31 (RFC 3262 §3).
  private static final int FIRST_MAX = 1 << 30;

  private final Agent agent;
  private final ServerTransaction transaction;
  private final SipRequest invite;
  private final Runnable unheard;
  private final ArrayDeque<SipResponse> kept = new ArrayDeque<>(KEPT_MAX);
  // Written by the signalling thread alone.
  private State state;
  private Runnable answer = () -> {};
  private @Nullable AnswerRepeater repeater;

  /// @param unheard runs when a response was never acknowledged
  @SuppressWarnings("MissingSummary") // The parameter says it all.
  ReliableRun(Agent agent, ServerTransaction transaction, SipRequest invite, Runnable unheard) {
    this.agent = agent;
    this.transaction = transaction;
    this.invite = invite;
    this.unheard = unheard;
    this.state = ReliableOut.begin(1 + agent.tokens().below(FIRST_MAX));
  }

  void ring(SipResponse provisional) {
    feed(new Event.Ring(provisional.body().length > 0), provisional, null, null);
  }

  /// Runs `send` as soon as the 2xx may leave.
  void answer(Runnable send) {
    answer = send;
    feed(new Event.Answer(), null, null, null);
  }

  /// Takes a PRACK; true when it was the awaited one, which is then answered by `accept`.
  void onPrack(SipRequest prack, ServerTransaction asked, Runnable accept) {
    feed(new Event.Prack(acknowledged(prack)), null, accept, () -> refuse(prack, asked));
  }

  void stop() {
    AnswerRepeater running = repeater;
    if (running != null) {
      running.stop();
    }
    kept.clear();
  }

  private void refuse(SipRequest prack, ServerTransaction asked) {
    InboundDesk.answer(agent, prack, asked, 481, "");
  }

  /// The number a PRACK is about, 0 when it is not about this INVITE (RFC 3262 §7.2).
  private long acknowledged(SipRequest prack) {
    String value = prack.headers().first(HeaderName.RACK);
    String[] words = value == null ? new String[0] : value.strip().split("[ \t]+", -1);
    boolean ours =
        words.length == 3
            && words[2].equals(Methods.INVITE)
            && words[1].equals(Long.toString(DialogRequest.sequenceOf(invite)));
    return ours ? Forks.number(words[0]) : 0;
  }

  private void feed(
      Event event,
      @Nullable SipResponse provisional,
      @Nullable Runnable accept,
      @Nullable Runnable refuse) {
    ReliableOut.Step step = ReliableOut.on(state, event);
    state = step.next();
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.Send(long number) -> send(provisional, number);
        case Effect.Keep _ -> keep(provisional);
        case Effect.Acknowledged _ -> {
          stopRepeating();
          run(accept);
        }
        case Effect.Refuse _ -> run(refuse);
        case Effect.RingKept _ -> ringKept();
        case Effect.SendAnswer _ -> {
          stopRepeating();
          answer.run();
        }
        case Effect.GiveUp _ -> unheard.run();
      }
    }
  }

  private static void run(@Nullable Runnable action) {
    if (action != null) {
      action.run();
    }
  }

  private void send(@Nullable SipResponse provisional, long number) {
    if (provisional == null) {
      return;
    }
    var more =
        List.of(
            new Header(HeaderName.REQUIRE, OPTION),
            new Header(HeaderName.RSEQ, Long.toString(number)));
    var numbered =
        new SipResponse(
            provisional.status(),
            provisional.reason(),
            provisional.headers().with(more),
            provisional.body());
    // §3: the pauses double from T1 on without an upper bound, until 64*T1 in all.
    int lifetimeMs = agent.settings().timers().lifetimeMs();
    Runnable none = () -> feed(new Event.NoPrack(), null, null, null);
    repeater = new AnswerRepeater(agent, transaction, numbered, number, lifetimeMs, none);
    repeater.start();
  }

  private void keep(@Nullable SipResponse provisional) {
    if (provisional != null && kept.size() < KEPT_MAX) {
      kept.add(provisional);
    }
  }

  private void ringKept() {
    SipResponse next = kept.poll();
    if (next != null) {
      ring(next);
    }
  }

  private void stopRepeating() {
    AnswerRepeater running = repeater;
    if (running != null) {
      running.stop();
    }
  }
}
