package dev.zvonar.speech;

import dev.zvonar.kernel.Text;
import dev.zvonar.wire.audio.Pcm;
import dev.zvonar.wire.audio.WavLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// espeak-ng, a process a phrase: the text through its standard input, a WAV from its output.
///
/// It is licensed GPL-3, so it is never linked, only run. Its own state is global, so one process
/// speaks one phrase; some 20 ms each, most of it start. At most `processesMax` run at once.
public final class EspeakEngine implements SpeechEngine {
  private static final int WAV_BYTES_MAX = 32 << 20;
  private static final WavLimits LIMITS = new WavLimits(WAV_BYTES_MAX, 600_000);

  private final EspeakConfig config;
  private final Map<String, String> env;
  private final LongSupplier nanoTime;
  private final Semaphore processes;
  private final AtomicReference<Circuit> circuit = new AtomicReference<>(Circuit.CLOSED);

  /// Makes an engine; the program is looked for at each phrase, so it may be installed later.
  ///
  /// @param env the environment with PATH, HOME and XDG_CACHE_HOME
  /// @param nanoTime `System::nanoTime`
  public EspeakEngine(EspeakConfig config, Map<String, String> env, LongSupplier nanoTime) {
    this.config = config;
    this.env = Map.copyOf(env);
    this.nanoTime = nanoTime;
    this.processes = new Semaphore(config.processesMax(), true);
  }

  @Override
  public String name() {
    return "espeak-ng";
  }

  @Override
  public String signature(Language language) {
    return name() + "/" + voice(language) + "/" + config.wordsPerMinute();
  }

  @Override
  public EngineState state(Language language) {
    Optional<Program> program = program();
    boolean available = program.isPresent() && circuit.get().allows(nanoTime.getAsLong());
    Text detail = program.map(found -> Text.same(found.path().toString())).orElse(missing());
    return new EngineState(language, name(), available, detail);
  }

  @Override
  public Pcm speak(Language language, String text) {
    Circuit now = circuit.get();
    if (!now.allows(nanoTime.getAsLong())) {
      throw resting(now);
    }
    Program program = program().orElseThrow(() -> failed(missing(), null));
    try {
      return inTurn(program, language, text);
    } catch (IOException e) {
      throw failed(
          new Text(
              "espeak-ng не смог произнести фразу: " + e.getMessage(),
              "espeak-ng could not say a phrase: " + e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SpeechUnavailable(
          new Text("Синтез речи прерван.", "Synthesis was interrupted."), Duration.ZERO, e);
    }
  }

  private Pcm inTurn(Program program, Language language, String text)
      throws IOException, InterruptedException {
    if (!processes.tryAcquire(config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
      throw new SpeechUnavailable(
          new Text(
              "Синтез речи не успевает: очередь длиннее " + config.timeout().toSeconds() + " с.",
              "Synthesis cannot keep up: the queue is longer than "
                  + config.timeout().toSeconds()
                  + " s."),
          config.timeout(),
          null);
    }
    try {
      byte[] spoken = text.getBytes(StandardCharsets.UTF_8);
      byte[] wav = program.run(arguments(language), spoken, WAV_BYTES_MAX, config.timeout());
      Pcm sound = PipedWav.read(wav, LIMITS);
      circuit.set(Circuit.CLOSED);
      return sound;
    } finally {
      processes.release();
    }
  }

  /// No `-m`: markup is not interpreted. `-b 1` is UTF-8, `-z` leaves out the last pause.
  private List<String> arguments(Language language) {
    String pace = Integer.toString(config.wordsPerMinute());
    return List.of("-v", voice(language), "-s", pace, "-b", "1", "-z", "--stdin", "--stdout");
  }

  private Optional<Program> program() {
    return Program.find(name(), config.command(), env);
  }

  private String voice(Language language) {
    return switch (language) {
      case RU -> config.voiceRu();
      case EN -> config.voiceEn();
    };
  }

  private SpeechUnavailable failed(Text detail, @Nullable Throwable cause) {
    circuit.updateAndGet(before -> before.failed(nanoTime.getAsLong()));
    return new SpeechUnavailable(detail, Duration.ofNanos(Circuit.PAUSE_NANOS), cause);
  }

  private SpeechUnavailable resting(Circuit now) {
    Text detail =
        program().isEmpty()
            ? missing()
            : new Text(
                "espeak-ng несколько раз подряд не ответил; смотрите журнал.",
                "espeak-ng failed several times in a row; see the log.");
    return new SpeechUnavailable(
        detail, Duration.ofNanos(now.pauseLeft(nanoTime.getAsLong())), null);
  }

  private static Text missing() {
    return new Text(
        "Не найден espeak-ng: установите пакет espeak-ng (apt-get install espeak-ng) или укажите"
            + " путь в speech.espeakCommand.",
        "espeak-ng is not found: install the package espeak-ng (apt-get install espeak-ng) or name"
            + " its path in speech.espeakCommand.");
  }
}
