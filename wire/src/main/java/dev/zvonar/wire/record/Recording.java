package dev.zvonar.wire.record;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.G711;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One call on its way to a stereo WAV file of 8000 Hz: we on the left, the far end on the right.
///
/// [#put] is called on the media thread alone, every 20 ms; the ring between it and the writer has
/// one of each and no lock. [#close] may be called from any thread.
public final class Recording implements AutoCloseable {
  /// Frames that may wait for the disk: 2.5 s.
  static final int FRAMES_MAX = 128;

  private static final int FRAME_CODES = JitterBuffer.FRAME_CODES;
  private static final int HEADER_BYTES = 44;
  private static final int PCM_FRAME_BYTES = FRAME_CODES * 4;

  private final FileChannel file;
  private final byte[] ours = new byte[FRAMES_MAX * FRAME_CODES];
  private final byte[] theirs = new byte[FRAMES_MAX * FRAME_CODES];

  /// The law of each waiting frame; both sides speak the same.
  private final boolean[] alaw = new boolean[FRAMES_MAX];

  /// Written by the media thread; counts up for ever and wraps.
  private final AtomicInteger written = new AtomicInteger();

  /// Written by the recorder's thread.
  private final AtomicInteger read = new AtomicInteger();

  private final AtomicLong dropped = new AtomicLong();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final ByteBuffer pcm =
      ByteBuffer.allocate(PCM_FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  /// Written by the recorder's thread.
  private long frames;

  private volatile @Nullable IOException failure;
  private volatile boolean finished;

  Recording(FileChannel file) throws IOException {
    this.file = file;
    writeHeader();
  }

  /// Takes 20 ms of both sides, each 160 codes of `law` from its position on, which is left alone;
  /// null is silence. Gives false, and counts, when the disk is 2.5 s behind or all is over.
  public boolean put(Codec law, @Nullable ByteBuffer said, @Nullable ByteBuffer heard) {
    int place = written.getPlain();
    if (closing.get() || place - read.getAcquire() >= FRAMES_MAX) {
      dropped.lazySet(dropped.get() + 1);
      return false;
    }
    int at = Math.floorMod(place, FRAMES_MAX);
    alaw[at] = law == Codec.PCMA;
    copy(law, said, ours, at);
    copy(law, heard, theirs, at);
    written.setRelease(place + 1);
    return true;
  }

  /// Frames that found no room.
  public long droppedFrames() {
    return dropped.get();
  }

  /// What the disk refused, if it did; nothing more is written then.
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /// Whether the file is whole and closed.
  public boolean isFinished() {
    return finished;
  }

  /// Ends the recording: what waits is still written, by the recorder's thread, soon.
  @Override
  public void close() {
    closing.set(true);
  }

  /// Writes what waits; gives false when the file is closed. On the recorder's thread.
  boolean drain() {
    boolean last = closing.get();
    try {
      while (failure == null && read.getPlain() != written.getAcquire()) {
        writeFrame();
      }
      if (last) {
        writeHeader();
      }
    } catch (IOException failed) {
      failure = failed;
      closing.set(true);
    }
    return !last || !finish();
  }

  private boolean finish() {
    try {
      file.close();
    } catch (IOException failed) {
      failure = failed;
    }
    finished = true;
    return true;
  }

  private void writeFrame() throws IOException {
    int place = read.getPlain();
    int at = Math.floorMod(place, FRAMES_MAX);
    Codec law = alaw[at] ? Codec.PCMA : Codec.PCMU;
    pcm.clear();
    for (int i = at * FRAME_CODES; i < (at + 1) * FRAME_CODES; i++) {
      pcm.putShort(law.decode(ours[i])).putShort(law.decode(theirs[i]));
    }
    read.setRelease(place + 1);
    write(pcm.flip(), HEADER_BYTES + frames * PCM_FRAME_BYTES);
    frames++;
  }

  /// RIFF, as `Wav` reads it; written first and last, so that a file cut off can be heard too.
  private void writeHeader() throws IOException {
    long data = frames * PCM_FRAME_BYTES;
    int dataBytes = frames == 0 ? -1 : (int) data;
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0x46464952).putInt(frames == 0 ? -1 : (int) data + HEADER_BYTES - 8);
    header.putInt(0x45564157).putInt(0x20746d66).putInt(16).putShort((short) 1).putShort((short) 2);
    header.putInt(Codec.SAMPLE_RATE_HZ).putInt(4 * Codec.SAMPLE_RATE_HZ);
    header.putShort((short) 4).putShort((short) 16).putInt(0x61746164).putInt(dataBytes);
    write(header.flip(), 0);
  }

  private void write(ByteBuffer bytes, long from) throws IOException {
    long at = from;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
  }

  private static void copy(Codec law, @Nullable ByteBuffer from, byte[] ring, int at) {
    if (from != null && from.remaining() >= FRAME_CODES) {
      from.get(from.position(), ring, at * FRAME_CODES, FRAME_CODES);
    } else {
      byte silence = law == Codec.PCMA ? G711.ALAW_SILENCE : G711.ULAW_SILENCE;
      Arrays.fill(ring, at * FRAME_CODES, (at + 1) * FRAME_CODES, silence);
    }
  }
}
