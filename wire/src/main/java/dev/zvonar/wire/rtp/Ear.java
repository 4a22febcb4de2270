package dev.zvonar.wire.rtp;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.listen.AnswerJudge;
import dev.zvonar.wire.listen.AnswerRules;
import dev.zvonar.wire.listen.SoundMeter;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What a session hears: takes packets, tells digits and who answered, counts.
///
/// Knows no socket and no clock; written by the session's media thread alone. Allocates nothing
/// for a packet of sound, a few records for one of a telephone event.
final class Ear {
  /// Comfort noise (RFC 3389): taken, and not heard.
  private static final int COMFORT_NOISE = 13;

  private static final int QUIET_TICKS = DtmfReceiver.QUIET_MS / Clip.FRAME_MS;
  private static final int KEY_CODE_MAX = 15;

  private final Notices notices;
  private final Tally tally;
  private final SoundMeter meter = new SoundMeter();
  private final AnswerJudge judge = new AnswerJudge(AnswerRules.DEFAULT);
  private final SequenceLedger ledger = new SequenceLedger();
  private DtmfReceiver.State keypad = DtmfReceiver.start();
  private int keypadQuietTicks;
  private @Nullable InetSocketAddress remote;
  private boolean locked;
  private boolean sourceKnown;
  private int ssrc;
  private Codec codec = Codec.PCMA;
  private int payloadType = Codec.PCMA.payloadType();
  private int eventPayloadType = -1;
  private @Nullable FrameSink sink;

  Ear(Notices notices, Tally tally) {
    this.notices = notices;
    this.tally = tally;
  }

  /// Expects the far end at `where` and listens for who answers.
  void expect(InetSocketAddress where, Codec nextCodec, int nextType, int nextEventType) {
    remote = where;
    locked = false;
    codec = nextCodec;
    payloadType = nextType;
    eventPayloadType = nextEventType;
    meter.restart();
    judge.restart();
  }

  void listen(FrameSink next) {
    sink = next;
  }

  /// Where the far end was found to send from; null until its first packet.
  @Nullable InetSocketAddress source() {
    return locked ? remote : null;
  }

  /// Where to send: what SDP said, then wherever the far end really sends from (RFC 4961).
  @Nullable InetSocketAddress remote() {
    return remote;
  }

  /// Takes one packet; gives true when it was the far end's and new.
  boolean hear(RtpView view, ByteBuffer packet, InetSocketAddress from, long nowNanos) {
    if (!view.read(packet) || !known(view.payloadType()) || !ours(from)) {
      tally.foreign();
      return false;
    }
    if (!sourceKnown || view.ssrc() != ssrc) {
      newSource(view.ssrc());
    }
    boolean fresh = ledger.accept(view.sequence());
    tally.lost(ledger.lost());
    if (fresh) {
      tally.received(packet.limit(), nowNanos);
      take(view, packet);
    }
    return fresh;
  }

  /// Ends one tick of 20 ms, after its packets.
  ///
  /// @param saidMeanSquare how loud we were in the tick before, so that an echo is known for one
  void tick(double saidMeanSquare) {
    if (remote == null) {
      return;
    }
    if (keypad instanceof DtmfReceiver.State.Pressed && ++keypadQuietTicks >= QUIET_TICKS) {
      feedKeypad(new DtmfReceiver.Event.Quiet());
    }
    if (!judge.over()) {
      meter.next();
      if (judge.hear(meter.meanSquare(), meter.toneHz(), saidMeanSquare)) {
        notices.answerKind(judge.kind());
      }
    }
  }

  private boolean known(int type) {
    return type == payloadType
        || type == eventPayloadType
        || type == COMFORT_NOISE
        || audioCodec(type) != null;
  }

  @SuppressWarnings("ReferenceEquality") // A port gives the same object for the same source.
  private boolean ours(InetSocketAddress from) {
    if (remote == null || (locked && from != remote && !from.equals(remote))) {
      return false;
    }
    remote = locked ? remote : from;
    locked = true;
    return true;
  }

  private void newSource(int next) {
    ssrc = next;
    sourceKnown = true;
    ledger.restart();
    feedKeypad(new DtmfReceiver.Event.NewSource());
  }

  private void take(RtpView view, ByteBuffer packet) {
    int type = view.payloadType();
    Codec law = audioCodec(type);
    if (type == eventPayloadType) {
      keypad(view, packet);
    } else if (law != null) {
      sound(law, view, packet);
    }
  }

  private @Nullable Codec audioCodec(int type) {
    if (type == payloadType) {
      return codec;
    }
    // A far end may use any law of its answer, and change it without a word (RFC 3264 §6.1).
    return switch (type) {
      case 8 -> Codec.PCMA;
      case 0 -> Codec.PCMU;
      default -> null;
    };
  }

  private void sound(Codec law, RtpView view, ByteBuffer packet) {
    if (!judge.over()) {
      meter.take(law, packet, view.payloadOffset(), view.payloadBytes());
    }
    FrameSink taker = sink;
    if (taker != null) {
      packet.limit(view.payloadOffset() + view.payloadBytes()).position(view.payloadOffset());
      notices.frame(taker, law, view.timestamp(), packet);
    }
  }

  /// RFC 4733 §2.3: event, end bit with volume, duration.
  private void keypad(RtpView view, ByteBuffer packet) {
    int at = view.payloadOffset();
    if (view.payloadBytes() < DigitQueue.PAYLOAD_BYTES || (packet.get(at) & 0xFF) > KEY_CODE_MAX) {
      return;
    }
    boolean end = (packet.get(at + 1) & 0x80) != 0;
    int units = Short.toUnsignedInt(packet.getShort(at + 2));
    keypadQuietTicks = 0;
    feedKeypad(new DtmfReceiver.Event.Packet(view.timestamp(), packet.get(at), end, units));
  }

  private void feedKeypad(DtmfReceiver.Event event) {
    DtmfReceiver.Step step = DtmfReceiver.on(keypad, event);
    keypad = step.next();
    for (DtmfReceiver.Effect effect : step.effects()) {
      switch (effect) {
        case DtmfReceiver.Effect.Digit(char key, int durationMs) -> {
          tally.digit();
          notices.digit(key, durationMs);
        }
      }
    }
  }
}
