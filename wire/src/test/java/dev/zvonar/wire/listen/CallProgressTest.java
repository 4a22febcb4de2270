package dev.zvonar.wire.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.audio.Tones;
import dev.zvonar.wire.listen.CallProgress.Sound;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Real samples: a frequency, then milliseconds on and off by turns.
class CallProgressTest {
  @Test
  void ringing_is_heard_in_the_first_pause() {
    assertThat(hear("425", 3, 1000, 4000)).containsExactly(Sound.RINGBACK);
    assertThat(hear("400", 3, 400, 200, 400, 2000)).containsExactly(Sound.RINGBACK);
    assertThat(hear("425", 2, 800, 3200)).containsExactly(Sound.RINGBACK);
  }

  @Test
  void busy_and_overloaded_are_told_apart_by_their_pace() {
    assertThat(hear("425", 6, 350, 350)).containsExactly(Sound.BUSY);
    assertThat(hear("425", 6, 480, 480)).containsExactly(Sound.BUSY);
    assertThat(hear("400", 6, 375, 375)).containsExactly(Sound.BUSY);
    assertThat(hear("425", 10, 175, 175)).containsExactly(Sound.CONGESTION);
    assertThat(hear("425", 10, 250, 250)).containsExactly(Sound.CONGESTION);
  }

  @Test
  void three_rising_tones_are_an_operators() {
    var sounds = new ArrayList<Sound>();
    var progress = new CallProgress();
    feed(progress, new short[8 * 400], sounds);
    for (int hz : new int[] {950, 1400, 1800}) {
      feed(progress, tone(String.valueOf(hz), 330), sounds);
    }
    feed(progress, new short[8 * 1000], sounds);
    assertThat(sounds).containsExactly(Sound.SPECIAL_INFORMATION);
  }

  @Test
  void a_voice_is_an_announcement_and_noise_and_one_long_tone_are_nothing() {
    var random = new Random(7);
    var voice = new short[8 * 6000];
    var noise = new short[8 * 6000];
    for (int i = 0; i < voice.length; i++) {
      double syllable = Math.max(0, Math.sin(i / 500.0));
      voice[i] = (short) (syllable * 5000 * random.nextGaussian());
      noise[i] = (short) (600 * random.nextGaussian());
    }
    assertThat(hear(voice)).containsExactly(Sound.ANNOUNCEMENT);
    assertThat(hear(noise)).isEmpty();
    assertThat(hear(tone("425", 8000))).isEmpty();
  }

  private static List<Sound> hear(String hz, int times, int... onAndOffMs) {
    var sounds = new ArrayList<Sound>();
    var progress = new CallProgress();
    feed(progress, new short[8 * 300], sounds);
    for (int i = 0; i < times * onAndOffMs.length; i++) {
      int ms = onAndOffMs[i % onAndOffMs.length];
      feed(progress, i % 2 == 0 ? tone(hz, ms) : new short[8 * ms], sounds);
    }
    return sounds;
  }

  private static List<Sound> hear(short[] sound) {
    var sounds = new ArrayList<Sound>();
    feed(new CallProgress(), sound, sounds);
    return sounds;
  }

  private static void feed(CallProgress progress, short[] sound, List<Sound> sounds) {
    var meter = new SoundMeter();
    for (int at = 0; at + 160 <= sound.length; at += 160) {
      meter.take(sound, at, 160);
      meter.next();
      if (progress.hear(meter.meanSquare(), meter.toneHz())) {
        sounds.add(progress.sound());
      }
    }
  }

  private static short[] tone(String hz, int ms) {
    return Tones.sine(8000, Integer.parseInt(hz), ms, -15).samples();
  }
}
