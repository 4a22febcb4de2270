package dev.zvonar.lab.carrier;

import dev.zvonar.lab.carrier.CarrierBook.Entry;
import dev.zvonar.wire.audio.AnswerKind;
import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.rtp.MediaEngine;
import dev.zvonar.wire.rtp.MediaListener;
import dev.zvonar.wire.rtp.MediaSession;
import dev.zvonar.wire.sdp.MalformedSdp;
import dev.zvonar.wire.sdp.Negotiated;
import dev.zvonar.wire.sdp.Sdp;
import dev.zvonar.wire.sip.InboundInvite;
import dev.zvonar.wire.sip.InboundLeg;
import dev.zvonar.wire.sip.LegEvent;
import dev.zvonar.wire.sip.LegListener;
import dev.zvonar.wire.sip.message.Header;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One call at the carrier: rings, answers or refuses as its fate says. Everything but the leg's
/// events happens on the carrier's clock thread.
final class CarrierCall implements LegListener {
  private static final int FIRST_RING_MS = 60;
  private static final int GIVES_UP_MS = 60_000;
  private static final int KEY_GAP_MS = 2_000;
  private static final byte[] NO_SDP = {};
  private static final List<Codec> CODECS = List.of(Codec.PCMA, Codec.PCMU);

  private final Entry entry;
  private final InboundInvite invite;
  private final InboundLeg leg;
  private final Fate fate;
  private final House house;

  // Written on the clock thread; `ended` on the signalling thread, read by both.
  private volatile @Nullable MediaSession session;
  private volatile long answeredNanos;
  private volatile String outcome = "cancelled";
  private volatile boolean over;

  /// What calls of one carrier share.
  record House(
      CarrierKnobs knobs, MediaEngine media, ScheduledExecutorService clock, CarrierBook book) {}

  CarrierCall(Entry entry, InboundInvite invite, Fate fate, House house) {
    this.entry = entry;
    this.invite = invite;
    this.leg = invite.leg();
    this.fate = fate;
    this.house = house;
  }

  /// Starts the fate's clock; gives the listener for the leg.
  LegListener begin() {
    switch (fate) {
      case Fate.Answers answers -> {
        after(FIRST_RING_MS, this::ring);
        after(FIRST_RING_MS + answers.ringMs(), () -> answer(answers));
      }
      case Fate.Refuses refuses -> {
        if (refuses.ringMs() > 0) {
          after(FIRST_RING_MS, this::ring);
        }
        after(FIRST_RING_MS + refuses.ringMs(), () -> refuse(refuses));
      }
      case Fate.RingsOut _ -> {
        after(FIRST_RING_MS, this::ring);
        after(GIVES_UP_MS, () -> refuse(new Fate.Refuses(480, 0, "Q.850;cause=19")));
      }
      case Fate.Vanishes _ -> throw new IllegalStateException("nobody waits for such a call");
    }
    return this;
  }

  @Override
  public void on(LegEvent event) {
    if (event instanceof LegEvent.Ended(long atNanos, _) && !over) {
      over = true;
      MediaSession open = session;
      long received = open == null ? 0 : open.stats().receivedPackets();
      house.book().ended(entry, outcome, answeredNanos, atNanos, received);
      if (open != null) {
        open.close();
      }
    }
  }

  private void ring() {
    leg.ring(180, "Ringing", NO_SDP);
  }

  private void refuse(Fate.Refuses refuses) {
    outcome = word(refuses.status());
    List<Header> reason =
        refuses.reasonHeader().isEmpty()
            ? List.of()
            : List.of(new Header("Reason", refuses.reasonHeader()));
    leg.reject(refuses.status(), "", reason);
  }

  private void answer(Fate.Answers answers) {
    if (over) {
      return;
    }
    try {
      Sdp offer = Sdp.parse(invite.offer());
      MediaSession opened = house.media().open(new Deaf());
      session = opened;
      Sdp sdp =
          Sdp.answerTo(offer, house.knobs().host(), opened.localPort(), CODECS, 1).orElseThrow();
      Negotiated sound = Sdp.negotiate(sdp, offer).orElseThrow();
      outcome = answers.who() == Fate.Who.MACHINE ? "machine" : "answered";
      answeredNanos = System.nanoTime();
      leg.answer(sdp.encode());
      opened.connect(sound.rtp(), sound.codec(), sound.payloadType(), sound.telephoneEventPt());
      live(opened, answers);
    } catch (MalformedSdp | IOException _) {
      outcome = "no_media";
      leg.reject(500, "No sound", List.of());
    }
  }

  private void live(MediaSession sound, Fate.Answers answers) {
    sound.play(answers.who() == Fate.Who.MACHINE ? Sounds.GREETING : Sounds.HELLO, 1);
    for (int i = 0; i < answers.keys().length(); i++) {
      String key = answers.keys().substring(i, i + 1);
      after(answers.keysAfterMs() + i * KEY_GAP_MS, () -> press(sound, key));
    }
    if (answers.hangUpAfterMs() > 0) {
      after(answers.hangUpAfterMs(), leg::hangup);
    }
  }

  private void press(MediaSession sound, String key) {
    if (!over) {
      sound.sendDigits(key);
    }
  }

  private void after(int ms, Runnable work) {
    try {
      var _ = house.clock().schedule(() -> unlessOver(work), ms, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException _) {
      // The carrier is closing; its legs are ended by their user agent.
    }
  }

  private void unlessOver(Runnable work) {
    if (!over) {
      work.run();
    }
  }

  private static String word(int status) {
    return switch (status) {
      case 486, 600 -> "busy";
      case 404, 604 -> "wrong_number";
      case 480 -> "absent";
      case 603 -> "declined";
      default -> Integer.toString(status);
    };
  }

  /// Subscribers hear nothing; what arrives is counted by the session.
  private record Deaf() implements MediaListener {
    @Override
    public void onPlayed(long token) {}

    @Override
    public void onDigit(char digit, int durationMs) {}

    @Override
    public void onAnswerKind(AnswerKind kind) {}
  }
}
