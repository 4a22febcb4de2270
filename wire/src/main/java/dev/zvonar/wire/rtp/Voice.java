package dev.zvonar.wire.rtp;

import dev.zvonar.wire.audio.Codec;
import java.nio.ByteBuffer;

/// What a session says: makes its next RTP packet every 20 ms, from a key, a prompt or silence.
/// Knows no socket and no clock; written by the session's media thread alone, allocates nothing.
///
/// The stream never pauses, so no packet of sound carries the marker: "Applications without silence
/// suppression MUST set the marker bit to zero" (RFC 3551 §4.1). Sequence number and timestamp
/// begin at random (RFC 3550 §5.1) and go on by 1 and 160 whatever is sent.
final class Voice {
  /// The longest packet made here.
  static final int PACKET_BYTES = RtpView.HEADER_BYTES + Clip.FRAME_BYTES;

  private static final byte VERSION_2 = (byte) 0x80;
  private static final int MARKER = 0x80;

  private final Playlist playlist = new Playlist(MediaSession.PROMPTS_MAX);
  private final DigitQueue digits = new DigitQueue(MediaSession.DIGITS_MAX);
  private final KeyTones tones;
  private final int ssrc;
  private int sequence;
  private int timestamp;
  private Codec codec = Codec.PCMA;
  private int payloadType = Codec.PCMA.payloadType();
  private int eventPayloadType = -1;

  /// Begins a stream.
  ///
  /// @param ssrc a random number that names the stream (RFC 3550 §8)
  /// @param start a random number: its halves are where sequence and timestamp begin
  Voice(KeyTones tones, int ssrc, long start) {
    this.tones = tones;
    this.ssrc = ssrc;
    this.sequence = (int) start & 0xFFFF;
    this.timestamp = (int) (start >>> 32);
  }

  Playlist playlist() {
    return playlist;
  }

  DigitQueue digits() {
    return digits;
  }

  /// How loud the prompt was in the packet made last, as the mean of its squared samples.
  float saidMeanSquare() {
    return playlist.putMeanSquare();
  }

  /// Speaks another way from the next packet on; sequence, timestamp and SSRC go on.
  void speak(Codec nextCodec, int nextPayloadType, int nextEventPayloadType) {
    codec = nextCodec;
    payloadType = nextPayloadType;
    eventPayloadType = nextEventPayloadType;
    playlist.prepare(nextCodec);
  }

  /// Makes the next packet in `out`, cleared before and flipped afterwards; gives true when a
  /// pressed key was done with.
  boolean next(ByteBuffer out) {
    out.clear();
    boolean keyDone = digits.isEmpty() ? prompt(out) : key(out);
    out.flip();
    sequence = (sequence + 1) & 0xFFFF;
    timestamp += Clip.FRAME_BYTES;
    return keyDone;
  }

  private boolean prompt(ByteBuffer out) {
    header(out, payloadType, timestamp);
    if (!playlist.putFrame(codec, out)) {
      Clip.putSilence(codec, out);
    }
    return false;
  }

  private boolean key(ByteBuffer out) {
    if (digits.beginning()) {
      digits.press(timestamp);
    }
    if (!digits.pausing() && eventPayloadType >= 0) {
      // RFC 4733 §2.5.1.2: the marker says that a new event begins.
      int marker = digits.beginning() ? MARKER : 0;
      header(out, marker | eventPayloadType, digits.startTimestamp());
      digits.putEvent(out);
    } else {
      header(out, payloadType, timestamp);
      tone(out);
    }
    return digits.advance();
  }

  private void tone(ByteBuffer out) {
    if (digits.sounding()) {
      tones.putFrame(codec, digits.code(), digits.step(), out);
    } else {
      Clip.putSilence(codec, out);
    }
  }

  private void header(ByteBuffer out, int markerAndType, int stamp) {
    out.put(VERSION_2).put((byte) markerAndType).putShort((short) sequence);
    out.putInt(stamp).putInt(ssrc);
  }
}
