package dev.zvonar.wire.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.Pcm;
import dev.zvonar.wire.audio.Wav;
import dev.zvonar.wire.audio.WavLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
  private static final ByteBuffer LOUD = frame((short) 8000);
  private static final ByteBuffer FAINT = frame((short) 2000);

  @TempDir private Path folder;

  @Test
  void we_are_on_the_left_and_they_on_the_right() throws IOException {
    Path file = folder.resolve("call.wav");
    try (Recorder recorder = Recorder.start(1)) {
      Recording recording = recorder.open(file);
      for (int i = 0; i < 50; i++) {
        assertThat(recording.put(Codec.PCMA, LOUD, i < 25 ? null : FAINT)).isTrue();
      }
      recording.close();
    }
    byte[] wav = Files.readAllBytes(file);
    assertThat(wav).hasSize(44 + 50 * 640);
    assertThat(sample(wav, 100)).isBetween(7700, 8300);
    assertThat(Math.abs(sample(wav, 101))).isLessThan(20);
    assertThat(sample(wav, 2 * 160 * 40 + 1)).isBetween(1900, 2100);
    try (InputStream in = Files.newInputStream(file)) {
      Pcm mixed = Wav.read(in, WavLimits.DEFAULT);
      assertThat(mixed.durationMs()).isEqualTo(1000);
      assertThat(mixed.sampleRateHz()).isEqualTo(8000);
    }
  }

  @Test
  void a_disk_that_is_behind_costs_frames_and_never_time() throws IOException {
    Recording recording = unwritten();
    for (int i = 0; i < Recording.FRAMES_MAX; i++) {
      assertThat(recording.put(Codec.PCMU, LOUD, LOUD)).isTrue();
    }
    assertThat(recording.put(Codec.PCMU, LOUD, LOUD)).isFalse();
    assertThat(recording.droppedFrames()).isEqualTo(1);
    assertThat(recording.drain()).isTrue();
    assertThat(recording.put(Codec.PCMU, LOUD, LOUD)).isTrue();
    recording.close();
    assertThat(recording.put(Codec.PCMU, LOUD, LOUD)).isFalse();
    assertThat(recording.drain()).isFalse();
    assertThat(recording.isFinished()).isTrue();
    assertThat(Files.size(folder.resolve("bare.wav")))
        .isEqualTo(44 + (Recording.FRAMES_MAX + 1) * 640L);
  }

  @Test
  void a_file_cut_off_by_a_crash_can_still_be_heard() throws IOException {
    Recording recording = unwritten();
    for (int i = 0; i < 10; i++) {
      recording.put(Codec.PCMA, LOUD, FAINT);
    }
    recording.drain();
    try (InputStream in = Files.newInputStream(folder.resolve("bare.wav"))) {
      assertThat(Wav.read(in, WavLimits.DEFAULT).durationMs()).isEqualTo(200);
    }
  }

  @Test
  void a_disk_that_refuses_is_told_and_harms_no_call() throws IOException {
    FileChannel channel = bare();
    var recording = new Recording(channel);
    channel.close();
    recording.put(Codec.PCMA, LOUD, LOUD);
    assertThat(recording.drain()).isTrue();
    assertThat(recording.failure()).isPresent();
    assertThat(recording.put(Codec.PCMA, LOUD, LOUD)).isFalse();
    assertThat(recording.drain()).isFalse();
  }

  @Test
  void no_more_calls_than_allowed_are_recorded_and_no_file_is_overwritten() throws IOException {
    try (Recorder recorder = Recorder.start(1)) {
      Path file = folder.resolve("one.wav");
      Files.createFile(file);
      assertThatThrownBy(() -> recorder.open(file)).isInstanceOf(IOException.class);
      recorder.open(folder.resolve("two.wav"));
      assertThatThrownBy(() -> recorder.open(folder.resolve("three.wav")))
          .hasMessageContaining("no more calls");
    }
    assertThat(Files.size(folder.resolve("two.wav"))).isEqualTo(44);
  }

  private Recording unwritten() throws IOException {
    return new Recording(bare());
  }

  private FileChannel bare() throws IOException {
    return FileChannel.open(
        folder.resolve("bare.wav"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static int sample(byte[] wav, int number) {
    int at = 44 + 2 * number;
    return (wav[at] & 0xFF) | (wav[at + 1] << 8);
  }

  private static ByteBuffer frame(short sample) {
    var codes = new byte[JitterBuffer.FRAME_CODES];
    Arrays.fill(codes, Codec.PCMA.encode(sample));
    return ByteBuffer.wrap(codes);
  }
}
