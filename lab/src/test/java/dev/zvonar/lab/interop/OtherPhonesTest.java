package dev.zvonar.lab.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.kernel.Verdict;
import dev.zvonar.message.Rendered;
import dev.zvonar.scenario.Script;
import dev.zvonar.talk.TalkPlan;
import dev.zvonar.talk.TalkReport;
import dev.zvonar.talk.TalkSink;
import dev.zvonar.talk.Talks;
import dev.zvonar.trunk.TrunkLine;
import dev.zvonar.wire.audio.Tones;
import dev.zvonar.wire.audio.Wav;
import dev.zvonar.wire.rtp.MediaEngine;
import dev.zvonar.wire.rtp.MediaSettings;
import dev.zvonar.wire.rtp.Prompt;
import dev.zvonar.wire.sip.InboundCalls;
import dev.zvonar.wire.sip.OptionsResult;
import dev.zvonar.wire.sip.SipTarget;
import dev.zvonar.wire.sip.UserAgent;
import dev.zvonar.wire.sip.UserAgentSettings;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The talker calls telephones that we did not write: sipp and baresip, as Debian has them.
class OtherPhonesTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int CALLS = 20;
  private static final int BODY_MS = 2_000;

  @TempDir Path folder;
  private UserAgent agent;
  private MediaEngine media;

  @BeforeEach
  void open() throws IOException {
    agent =
        UserAgent.open(
            UserAgentSettings.on(new InetSocketAddress(LOOPBACK, 0)), InboundCalls.refuseAll(480));
    media = MediaEngine.start(MediaSettings.of(LOOPBACK, 35_000, 35_400, 50));
  }

  @AfterEach
  void close() {
    agent.close();
    media.close();
  }

  @Test
  void sipp_is_satisfied_with_every_call_and_echoes_our_sound() throws Exception {
    int port = freePort();
    Process sipp = sipp(port);
    try {
      List<CompletableFuture<TalkReport>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        calls.add(call(port, "+7999000%04d".formatted(i)));
      }
      for (CompletableFuture<TalkReport> call : calls) {
        TalkReport report = call.get(60, TimeUnit.SECONDS);
        assertThat(report.verdict()).isEqualTo(Verdict.HEARD);
        assertThat(report.heardMs()).isEqualTo(BODY_MS);
        // sipp echoes what it hears: nearly all of our two seconds come back.
        assertThat(report.rtp().received()).isGreaterThan(report.rtp().sent() / 2);
      }
      assertThat(sipp.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(sipp.exitValue()).as(log("sipp")).isZero();
    } finally {
      sipp.destroyForcibly();
    }
  }

  @Test
  void baresip_answers_speaks_and_hears() throws Exception {
    int port = freePort();
    Process baresip = baresip(port);
    try {
      awaitAnswerToOptions(port);
      TalkReport report = call(port, "callee").get(60, TimeUnit.SECONDS);
      assertThat(report.verdict()).as(log("baresip")).isEqualTo(Verdict.HEARD);
      assertThat(report.rtp().received()).isGreaterThan(50);
      assertThat(report.rtp().lost()).isZero();
    } finally {
      baresip.destroy();
      assertThat(baresip.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private Process sipp(int port) throws IOException {
    Path scenario = folder.resolve("uas-rtp.xml");
    try (var in = getClass().getResourceAsStream("/interop/uas-rtp.xml")) {
      Files.copy(Objects.requireNonNull(in), scenario);
    }
    return start(
        "sipp",
        List.of(
            "sipp",
            "-sf",
            scenario.toString(),
            "-i",
            "127.0.0.1",
            "-p",
            "" + port,
            "-mp",
            "36000",
            "-rtp_echo",
            "-m",
            "" + CALLS,
            "-nostdin",
            "-timeout",
            "60s",
            "-timeout_error"));
  }

  private Process baresip(int port) throws IOException {
    try (var says = Files.newOutputStream(folder.resolve("says.wav"))) {
      // It hangs up when its file ends, which must not be before our message does.
      Prompt patient = Prompt.sequence(List.of(hello(), Prompt.silence(2 * BODY_MS)));
      Wav.write8k(says, patient.toAlaw());
    }
    Files.writeString(
        folder.resolve("config"),
        """
        sip_listen 127.0.0.1:%d
        net_interface 127.0.0.1
        call_max_calls 10
        audio_source aufile,%s/says.wav
        audio_player aufile,%s/heard.wav
        audio_alert aufile,%s/alert.wav
        rtp_ports 36100-36200
        module_path %s
        module g711.so
        module aufile.so
        module_app account.so
        module_app menu.so
        """
            .formatted(port, folder, folder, folder, modules()));
    Files.writeString(
        folder.resolve("accounts"),
        "<sip:callee@127.0.0.1:%d>;regint=0;answermode=auto;audio_codecs=PCMA/8000/1\n"
            .formatted(port));
    Files.writeString(folder.resolve("contacts"), "");
    return start("baresip", List.of("baresip", "-f", folder.toString()));
  }

  /// Debian's place, or where a private copy of the package names it.
  private static String modules() {
    return System.getenv().getOrDefault("BARESIP_MODULES", "/usr/lib/baresip/modules");
  }

  private Process start(String name, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }

  private String log(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"));
  }

  private void awaitAnswerToOptions(int port) throws Exception {
    for (int i = 0; i < 20; i++) {
      var answer = new CompletableFuture<OptionsResult>();
      agent.options(at(port), answer::complete);
      OptionsResult unanswered = new OptionsResult(false, 408, "", 0);
      if (answer.completeOnTimeout(unanswered, 1, TimeUnit.SECONDS).get().reachable()) {
        return;
      }
    }
    throw new AssertionError("baresip does not answer: " + log("baresip"));
  }

  private CompletableFuture<TalkReport> call(int port, String number) {
    var ended = new CompletableFuture<TalkReport>();
    var plan =
        new TalkPlan(
            UUID.randomUUID().toString(),
            new TrunkLine(at(port), null, "127.0.0.1"),
            number,
            "+74950000001",
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            new Rendered(new Script(List.of(), 0, 0, false), hello(), Map.of()));
    new Talks(agent, media, "127.0.0.1").start(plan, new EndSink(ended));
    return ended;
  }

  /// A second of sound and a second of silence: the rhythm of a person, also when it is echoed.
  private static Prompt hello() {
    return Prompt.sequence(
        List.of(Prompt.ofPcm8k(voice(BODY_MS / 2)), Prompt.silence(BODY_MS / 2)));
  }

  /// Harmonics of 150 Hz: a pure tone would be an answering machine's beep.
  private static short[] voice(int ms) {
    var samples = new short[8 * ms];
    for (int harmonic = 1; harmonic <= 6; harmonic++) {
      short[] tone = Tones.sine(8_000, 150 * harmonic, ms, -24).samples();
      for (int i = 0; i < samples.length; i++) {
        samples[i] += tone[i];
      }
    }
    return samples;
  }

  private static SipTarget at(int port) {
    return SipTarget.at(new InetSocketAddress(LOOPBACK, port));
  }

  private static int freePort() throws IOException {
    try (var socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      return socket.getLocalPort();
    }
  }

  private record EndSink(CompletableFuture<TalkReport> ended) implements TalkSink {
    @Override
    public void sent() {}

    @Override
    public void ringing() {}

    @Override
    public void answered() {}

    @Override
    public void ended(TalkReport report) {
      ended.complete(report);
    }
  }
}
