package dev.zvonar.dialer;

import dev.zvonar.kernel.Verdict;
import dev.zvonar.talk.LiveTalk;
import dev.zvonar.talk.TalkPlan;
import dev.zvonar.talk.TalkReport;
import dev.zvonar.talk.TalkReport.Ending;
import dev.zvonar.talk.TalkReport.Mark;
import dev.zvonar.talk.TalkReport.Rtp;
import dev.zvonar.talk.TalkReport.Times;
import dev.zvonar.talk.TalkSink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A phone whose callees do what the test says. It keeps what a carrier would: who was called when.
final class FakePhone implements Talking {
  /// One INVITE.
  record Invite(String reference, String called, String callerId, long atNanos) {}

  /// What becomes of a call: how long it takes and its verdict. Held calls end when told.
  record Fate(Verdict verdict, long ms, boolean held) {
    static Fate of(Verdict verdict) {
      return new Fate(verdict, 5, false);
    }

    static final Fate HELD = new Fate(Verdict.HEARD, 0, true);
  }

  final List<Invite> invites = new CopyOnWriteArrayList<>();
  final Map<String, Call> calls = new ConcurrentHashMap<>();
  private volatile Function<String, Fate> fates = _ -> Fate.of(Verdict.HEARD);

  /// Chooses the fate by called number.
  void fates(Function<String, Fate> fates) {
    this.fates = fates;
  }

  @Override
  public LiveTalk start(TalkPlan plan, TalkSink sink) {
    invites.add(
        new Invite(plan.reference(), plan.calledNumber(), plan.callerId(), System.nanoTime()));
    var call = new Call(fates.apply(plan.calledNumber()), sink);
    calls.put(plan.reference(), call);
    Thread.ofVirtual().start(call::run);
    return call;
  }

  /// Ends all held calls.
  void endAll() {
    calls.values().forEach(call -> call.over.countDown());
  }

  List<String> called() {
    return invites.stream().map(Invite::called).toList();
  }

  /// One call of this phone.
  static final class Call implements LiveTalk {
    private final Fate fate;
    private final TalkSink sink;
    private final AtomicBoolean hungUp = new AtomicBoolean();
    final CountDownLatch over = new CountDownLatch(1);

    Call(Fate fate, TalkSink sink) {
      this.fate = fate;
      this.sink = sink;
    }

    void run() {
      sink.sent();
      sink.ringing();
      boolean answers = fate.verdict() == Verdict.HEARD || fate.verdict() == Verdict.OPTED_OUT;
      if (answers) {
        sink.answered();
      }
      try {
        if (!over.await(fate.held() ? 60_000 : fate.ms(), TimeUnit.MILLISECONDS) && fate.held()) {
          throw new IllegalStateException("nobody ended a held call");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      sink.ended(report(hungUp.get() && !answers ? Verdict.WITHDRAWN : fate.verdict(), answers));
    }

    @Override
    public void hangUp() {
      hungUp.set(true);
      over.countDown();
    }

    @Override
    public boolean isAnswered() {
      return fate.verdict() == Verdict.HEARD;
    }

    private static TalkReport report(Verdict verdict, boolean answered) {
      @Nullable Integer talkMs = answered ? 5 : null;
      return new TalkReport(
          verdict,
          true,
          new Ending(answered ? 200 : 486, answered ? "OK" : "Busy Here", "", "them", null),
          new Times(1, 2, talkMs),
          answered ? 5 : 0,
          null,
          verdict == Verdict.OPTED_OUT ? "9" : "",
          verdict == Verdict.OPTED_OUT,
          new Rtp(1, 2, 0),
          List.of(new Mark(0, "invite", ""), new Mark(5, "ended", "")));
    }
  }
}
