package dev.zvonar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.zvonar.wire.audio.AnswerKind;
import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.audio.Pcm;
import dev.zvonar.wire.audio.Spectrum;
import dev.zvonar.wire.audio.Tones;
import dev.zvonar.wire.rtp.MediaDrive.Sockets;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Real sockets on the loopback: what one session says is what the other hears.
@ParameterizedClass
@EnumSource(
    value = Sockets.class,
    names = {"JDK", "NATIVE"})
class MediaEngineTest {
  private static final InetAddress HOME = InetAddress.getLoopbackAddress();

  private final MediaDrive drive;
  private final MediaEngine engine;
  private final Heard us = new Heard();
  private final Heard them = new Heard();

  MediaEngineTest(Sockets sockets) {
    drive = new MediaDrive(sockets, true);
    engine = MediaEngine.start(new MediaSettings(HOME, 21_000, 21_999, 2, 200, drive));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void tones_in_are_frequencies_out(Codec codec) throws IOException {
    MediaSession talker = engine.open(us);
    MediaSession hearer = engine.open(them);
    hearer.listen(them);
    join(talker, hearer, codec, 101);
    talker.play(Prompt.ofPcm8k(Tones.sine(8000, 700, 500, -10).samples()), 7);
    talker.play(Prompt.ofPcm8k(Tones.sine(8000, 1900, 500, -10).samples()), 8);
    us.await("both prompts played", () -> us.played().equals(List.of(7L, 8L)));
    them.await("a second of sound", () -> them.sound().durationMs() > 980);
    Pcm heard = them.sound();
    assertThat(heard.durationMs()).isBetween(990, 1000);
    assertThat(Spectrum.strength(part(heard, 0, 480), 700)).isCloseTo(-10, within(0.5));
    assertThat(Spectrum.strength(part(heard, 0, 480), 1900)).isLessThan(-40);
    assertThat(Spectrum.strength(part(heard, 510, 980), 1900)).isCloseTo(-10, within(0.5));
    assertThat(Spectrum.strength(part(heard, 510, 980), 700)).isLessThan(-40);
    assertThat(them.codec()).isEqualTo(codec);
    assertThat(hearer.stats().lostPackets()).isZero();
    assertThat(hearer.stats().foreignPackets()).isZero();
  }

  @Test
  void prompts_in_a_row_have_no_frame_of_silence_between_them() throws IOException {
    MediaSession talker = engine.open(new Chained());
    MediaSession hearer = engine.open(them);
    hearer.listen(them);
    join(talker, hearer, Codec.PCMA, -1);
    chain.set(talker);
    talker.play(TONE, 0);
    them.await("five tones", () -> them.sound().samples().length >= 4 * 1600);
    them.await("silence again", () -> them.frames() > 80);
    assertThat(them.sound().durationMs()).isBetween(990, 1000);
  }

  @Test
  void digits_arrive_once_each_and_in_order() throws IOException {
    MediaSession talker = engine.open(us);
    MediaSession hearer = engine.open(them);
    join(talker, hearer, Codec.PCMA, 101);
    talker.sendDigits("12");
    talker.sendDigits("*0#D");
    them.await("six digits", () -> them.digits().length() == 6);
    assertThat(them.digits()).isEqualTo("12*0#D");
    assertThat(them.digitMs()).containsOnly(100);
    assertThat(hearer.stats().digits()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void digits_survive_loss_repeats_and_disorder(long seed) throws Exception {
    MediaSession talker = engine.open(us);
    MediaSession hearer = engine.open(them);
    int event = 101;
    try (var relay = new LossyRelay(talker.localPort(), hearer.localPort(), 0.15, seed)) {
      talker.connect(relay.address(), Codec.PCMA, 8, event);
      hearer.connect(relay.address(), Codec.PCMA, 8, event);
      talker.sendDigits("11235813A#");
      them.await("ten digits", () -> them.digits().length() == 10);
      them.await("some packets more", () -> hearer.stats().receivedPackets() > 120);
    }
    assertThat(them.digits()).isEqualTo("11235813A#");
    assertThat(hearer.stats().lostPackets()).isPositive();
  }

  @Test
  void a_talker_goes_on_while_the_far_port_refuses_and_is_heard_once_it_opens() throws IOException {
    MediaSession talker = engine.open(us);
    InetSocketAddress nobody = freePort();
    talker.connect(nobody, Codec.PCMA, 8, 101);
    us.await("packets into the void", () -> talker.stats().sentPackets() > 25);
    try (var late = new RtpProbe(nobody.getPort())) {
      late.receive(25);
    }
    assertThat(engine.counters().faults()).isZero();
    assertThat(engine.counters().sendErrors()).isZero();
  }

  @Test
  void packets_follow_the_far_end_to_where_it_really_is() throws IOException {
    MediaSession talker = engine.open(us);
    try (var real = new RtpProbe(0)) {
      talker.connect(freePort(), Codec.PCMA, 8, 101);
      real.send(talker.localPort(), 1);
      real.receive(5);
    }
    assertThat(talker.stats().receivedPackets()).isEqualTo(1);
    assertThat(talker.stats().firstReceivedNanos()).isNotZero();
  }

  @Test
  void a_person_is_told_from_a_machine_beside_the_playing() throws IOException {
    MediaSession caller = engine.open(us);
    MediaSession person = engine.open(them);
    join(caller, person, Codec.PCMA, 101);
    caller.play(Prompt.silence(20_000), 1);
    person.play(Prompt.ofPcm8k(Tones.sine(8000, 300, 600, -20).samples()), 1);
    us.await("an answer", () -> !us.kinds().isEmpty());
    assertThat(us.kinds()).containsExactly(AnswerKind.HUMAN);
    assertThat(us.played()).isEmpty();
  }

  @Test
  void an_interrupted_prompt_falls_silent_and_is_not_told_as_played() throws IOException {
    MediaSession talker = engine.open(us);
    MediaSession hearer = engine.open(them);
    hearer.listen(them);
    join(talker, hearer, Codec.PCMA, 101);
    talker.play(Prompt.ofPcm8k(Tones.sine(8000, 700, 60_000, -10).samples()), 1);
    talker.play(TONE, 2);
    them.await("sound", () -> them.sound().durationMs() > 100);
    talker.interrupt();
    talker.play(Prompt.silence(20), 3);
    us.await("the prompt behind", () -> !us.played().isEmpty());
    assertThat(us.played()).containsExactly(3L);
  }

  @Test
  void queues_are_bounded_and_empty_again_after_an_interruption() throws IOException {
    MediaSession talker = engine.open(us);
    for (int i = 0; i < MediaSession.PROMPTS_MAX; i++) {
      talker.play(TONE, i);
    }
    assertThatThrownBy(() -> talker.play(TONE, 99)).isInstanceOf(IllegalStateException.class);
    talker.interrupt();
    us.await("room", () -> accepts(talker));
    talker.sendDigits("1".repeat(MediaSession.DIGITS_MAX));
    assertThatThrownBy(() -> talker.sendDigits("1")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> talker.sendDigits("1x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x");
  }

  @Test
  void nonsense_addresses_and_payload_types_are_refused_at_once() throws IOException {
    MediaSession talker = engine.open(us);
    var unresolved = InetSocketAddress.createUnresolved("nowhere.invalid", 4000);
    var sixth = new InetSocketAddress(InetAddress.getAllByName("::1")[0], 4000);
    for (var bad : List.of(unresolved, sixth, new InetSocketAddress(HOME, 0))) {
      assertThatThrownBy(() -> talker.connect(bad, Codec.PCMA, 8, -1))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> talker.connect(freePort(), Codec.PCMA, 128, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ports_are_even_and_bounded_and_come_back_when_closed() throws IOException {
    var settings = new MediaSettings(HOME, 22_001, 22_007, 1, 100, drive);
    try (var small = MediaEngine.start(settings)) {
      Set<Integer> ports = new HashSet<>();
      for (int i = 0; i < 3; i++) {
        ports.add(small.open(us).localPort());
      }
      assertThat(ports).containsExactlyInAnyOrder(22_002, 22_004, 22_006);
      assertThatThrownBy(() -> small.open(us))
          .isInstanceOf(MediaExhausted.class)
          .hasMessageContaining("22002..22006");
      assertThat(small.counters().sessions()).isEqualTo(3);
    }
    try (var again = MediaEngine.start(settings)) {
      MediaSession session = again.open(us);
      session.close();
      session.close();
      us.await("the port to be freed", () -> again.portsTaken() == 0);
      assertThat(again.counters().sessions()).isZero();
      again.open(us);
      again.open(us);
      assertThat(again.open(us).localPort()).isEqualTo(session.localPort());
    }
  }

  @Test
  void a_port_that_another_program_holds_is_passed_over() throws IOException {
    try (var other = new DatagramSocket(new InetSocketAddress(HOME, 22_012));
        var small = MediaEngine.start(new MediaSettings(HOME, 22_012, 22_014, 1, 100, drive))) {
      assertThat(other.isBound()).isTrue();
      assertThat(small.open(us).localPort()).isEqualTo(22_014);
      assertThatThrownBy(() -> small.open(us)).isInstanceOf(MediaExhausted.class);
    }
  }

  @Test
  void no_more_sessions_open_than_allowed() throws IOException {
    try (var small = MediaEngine.start(new MediaSettings(HOME, 22_020, 22_090, 2, 2, drive))) {
      small.open(us);
      small.open(us);
      assertThatThrownBy(() -> small.open(us)).isInstanceOf(MediaExhausted.class);
    }
  }

  @Test
  void a_closed_engine_has_freed_everything_and_opens_nothing() throws IOException {
    MediaSession open = engine.open(us);
    engine.close();
    engine.close();
    open.close();
    assertThat(engine.portsTaken()).isZero();
    assertThat(engine.threads()).noneMatch(Thread::isAlive);
    assertThatThrownBy(() -> engine.open(us)).isInstanceOf(IllegalStateException.class);
  }

  private static final Prompt TONE = Prompt.ofPcm8k(Tones.sine(8000, 700, 200, -10).samples());

  private final AtomicReference<MediaSession> chain = new AtomicReference<>();

  /// Plays the next of five when one has been played, as a scenario does.
  private final class Chained implements MediaListener {
    @Override
    public void onPlayed(long token) {
      if (token < 4) {
        chain.get().play(TONE, token + 1);
      }
    }

    @Override
    public void onDigit(char digit, int durationMs) {}

    @Override
    public void onAnswerKind(AnswerKind kind) {}
  }

  private static boolean accepts(MediaSession session) {
    try {
      session.play(TONE, 1000);
      return true;
    } catch (IllegalStateException _) {
      return false;
    }
  }

  private static void join(MediaSession one, MediaSession other, Codec codec, int event) {
    int type = codec.payloadType();
    one.connect(new InetSocketAddress(HOME, other.localPort()), codec, type, event);
    other.connect(new InetSocketAddress(HOME, one.localPort()), codec, type, event);
  }

  private static InetSocketAddress freePort() throws IOException {
    try (var socket = new DatagramSocket(new InetSocketAddress(HOME, 0))) {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }
  }

  private static Pcm part(Pcm sound, int fromMs, int toMs) {
    return new Pcm(8000, Arrays.copyOfRange(sound.samples(), fromMs * 8, toMs * 8));
  }
}
