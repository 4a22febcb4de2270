package dev.zvonar.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Unavailable;
import dev.zvonar.wire.audio.Pcm;
import dev.zvonar.wire.audio.Spectrum;
import dev.zvonar.wire.audio.Tones;
import dev.zvonar.wire.audio.Wav;
import dev.zvonar.wire.audio.WavLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// MP3 goes through the real mpg123, which the build fetches.
class RecordingsTest {
  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final MessageConfig SMALL =
      new MessageConfig("", 100_000, Duration.ofSeconds(2), Duration.ofSeconds(10));

  private final Db db = TestDb.fresh();
  private final Recordings recordings = new Recordings(db, SMALL, System.getenv());

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_wav_becomes_what_the_phone_plays() throws IOException {
    Recording kept = add("Гудок.wav", tone(1000), "");
    assertThat(kept.name()).isEqualTo("Гудок.wav");
    assertThat(kept.durationMs()).isEqualTo(1000);
    assertThat(recordings.list(TENANT)).containsExactly(kept);
    Pcm heard = heard(kept.id());
    assertThat(heard.sampleRateHz()).isEqualTo(8000);
    assertThat(Spectrum.strength(heard, 440)).isBetween(-17.0, -10.0);
    assertThat(Spectrum.strength(heard, 1000)).isLessThan(-50);
  }

  @Test
  void an_mp3_is_read_whatever_it_is_called() throws IOException {
    Recording kept = add("voice.wav", mp3(), "Тон");
    assertThat(kept.name()).isEqualTo("Тон");
    assertThat(kept.durationMs()).isBetween(980, 1140);
    assertThat(Spectrum.strength(heard(kept.id()), 1000)).isBetween(-18.0, -8.0);
  }

  @Test
  void an_mp3_without_its_tag_is_known_by_its_frame() throws IOException {
    byte[] frames = mp3();
    int start = 0;
    while ((frames[start] & 0xFF) != 0xFF || (frames[start + 1] & 0xE0) != 0xE0) {
      start++;
    }
    byte[] bare = Arrays.copyOfRange(frames, start, frames.length);
    assertThat(add("x", bare, "").durationMs()).isGreaterThan(900);
  }

  @Test
  void what_is_no_sound_is_refused_in_words() {
    assertRefused("<html>".repeat(50).getBytes(StandardCharsets.UTF_8), "unknown_sound");
    assertRefused(new byte[0], "unknown_sound");
    assertRefused("RIFFxxxxAVI ".getBytes(StandardCharsets.UTF_8), "bad_wav");
    assertRefused(Arrays.copyOf(tone(100), 60), "bad_wav");
    byte[] rubbish = new byte[3000];
    Arrays.fill(rubbish, (byte) 0x20);
    System.arraycopy("ID3".getBytes(StandardCharsets.UTF_8), 0, rubbish, 0, 3);
    assertRefused(rubbish, "bad_mp3");
    assertThat(recordings.list(TENANT)).isEmpty();
  }

  @Test
  void sizes_and_lengths_are_bounded() {
    assertThatThrownBy(() -> add("x", new byte[100_001], ""))
        .isInstanceOfSatisfying(
            Rejected.class, e -> assertThat(e.kind()).isEqualTo(Rejected.Kind.TOO_LARGE));
    assertRefused(tone(2100), "bad_wav");
  }

  @Test
  void an_mp3_longer_than_allowed_is_refused() {
    MessageConfig brief =
        new MessageConfig("", 100_000, Duration.ofMillis(500), Duration.ofSeconds(10));
    Recordings strict = new Recordings(db, brief, System.getenv());
    assertThatThrownBy(() -> strict.add(TENANT, "x", new ByteArrayInputStream(mp3()), () -> ""))
        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo("bad_mp3"));
  }

  @Test
  void without_mpg123_an_mp3_says_what_to_install() {
    MessageConfig none =
        new MessageConfig("/nowhere/mpg123", 100_000, Duration.ofSeconds(2), Duration.ofSeconds(1));
    Recordings without = new Recordings(db, none, Map.of());
    assertThat(without.readsMp3()).isFalse();
    assertThat(recordings.readsMp3()).isTrue();
    assertThatThrownBy(() -> without.add(TENANT, "x", new ByteArrayInputStream(mp3()), () -> ""))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("install the package mpg123");
  }

  @Test
  void names_are_cut_to_their_bound_and_other_tenants_see_nothing() {
    Recording kept = add("f".repeat(300), tone(20), "");
    assertThat(kept.name()).hasSize(200);
    assertThatThrownBy(() -> recordings.wav(new TenantId(2), kept.id()))
        .isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> recordings.delete(new TenantId(2), kept.id()))
        .isInstanceOf(Rejected.class);
  }

  private Recording add(String file, byte[] bytes, String name) {
    return recordings.add(TENANT, file, new ByteArrayInputStream(bytes), () -> name);
  }

  private void assertRefused(byte[] file, String code) {
    assertThatThrownBy(() -> add("x.wav", file, ""))
        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private Pcm heard(long id) throws IOException {
    return Wav.read(new ByteArrayInputStream(recordings.wav(TENANT, id)), WavLimits.DEFAULT);
  }

  private static byte[] tone(int ms) {
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    try {
      Wav.write8k(wav, Tones.sine(8000, 440, ms, -12));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return wav.toByteArray();
  }

  private static byte[] mp3() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(RecordingsTest.class.getResourceAsStream("tone-1000hz.mp3"))) {
      return file.readAllBytes();
    }
  }
}
