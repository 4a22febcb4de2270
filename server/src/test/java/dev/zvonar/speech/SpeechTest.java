package dev.zvonar.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Unavailable;
import dev.zvonar.wire.rtp.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SpeechTest {
  private static final TenantId TENANT = TenantId.DEFAULT;

  private final FakeEngine engine = new FakeEngine();
  private final MemoryStore store = new MemoryStore();
  private final Speech speech = new Speech(engine, store, SpeechConfig.DEFAULT);

  @Test
  void a_phrase_said_twice_is_made_once() {
    Prompt first = speech.say(TENANT, Language.RU, "пять рублей.");
    assertThat(speech.say(TENANT, Language.RU, " пять  рублей. ")).isSameAs(first);
    assertThat(engine.spoken).containsExactly("пять рублей.");
    assertThat(first.durationMs()).isBetween(180, 260);
  }

  @Test
  void a_phrase_outlives_the_process_in_the_store() {
    Prompt before = speech.say(TENANT, Language.RU, "пять рублей.");
    Prompt after =
        new Speech(engine, store, SpeechConfig.DEFAULT).say(TENANT, Language.RU, "пять рублей.");
    assertThat(engine.spoken).hasSize(1);
    assertThat(after.toAlaw()).isEqualTo(before.toAlaw());
  }

  @Test
  void languages_and_tenants_have_phrases_of_their_own() {
    speech.say(TENANT, Language.RU, "12");
    speech.say(TENANT, Language.EN, "12");
    speech.say(new TenantId(2), Language.RU, "12");
    assertThat(engine.spoken).hasSize(3);
  }

  @Test
  void many_who_ask_at_once_wait_for_one_process() throws Exception {
    engine.gate = new CountDownLatch(1);
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Prompt>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        answers.add(askers.submit(() -> speech.say(TENANT, Language.RU, "раз")));
      }
      engine.gate.countDown();
      for (Future<Prompt> answer : answers) {
        assertThat(answer.get()).isSameAs(answers.getFirst().get());
      }
    }
    assertThat(engine.spoken).hasSize(1);
  }

  @Test
  void those_who_waited_for_a_phrase_that_failed_are_told_so() throws Exception {
    engine.gate = new CountDownLatch(1);
    engine.down = true;
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Prompt>> answers = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        answers.add(askers.submit(() -> speech.say(TENANT, Language.RU, "раз")));
      }
      engine.gate.countDown();
      for (Future<Prompt> answer : answers) {
        assertThatThrownBy(answer::get)
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(SpeechUnavailable.class);
      }
    }
  }

  @Test
  void with_the_engine_down_what_was_said_before_is_still_said() {
    Prompt before = speech.say(TENANT, Language.RU, "раз");
    engine.down = true;
    assertThat(speech.say(TENANT, Language.RU, "раз")).isSameAs(before);
    assertThatThrownBy(() -> speech.say(TENANT, Language.RU, "два"))
        .isInstanceOf(SpeechUnavailable.class);
    engine.down = false;
    assertThat(speech.say(TENANT, Language.RU, "два").durationMs()).isPositive();
  }

  @Test
  void with_the_database_down_phrases_are_made_all_the_same() {
    store.down = true;
    assertThat(speech.say(TENANT, Language.RU, "раз").durationMs()).isPositive();
  }

  @Test
  void memory_is_bounded_and_the_store_stands_behind_it() {
    SpeechConfig small = new SpeechConfig(EspeakConfig.DEFAULT, -20, 10_000, Duration.ofDays(1));
    Speech forgetful = new Speech(engine, store, small);
    for (int i = 0; i < 20; i++) {
      forgetful.say(TENANT, Language.RU, "фраза " + i);
    }
    forgetful.say(TENANT, Language.RU, "фраза 0");
    assertThat(engine.spoken).hasSize(20);
    assertThat(store.looked).isEqualTo(21);
  }

  @Test
  void phrases_nobody_asks_for_are_dropped_now_and_then() {
    for (int i = 0; i < 500; i++) {
      speech.say(TENANT, Language.RU, "фраза " + i);
    }
    assertThat(store.forgotten).isEqualTo(1);
  }

  @Test
  void signs_without_a_word_are_silence() {
    assertThat(speech.say(TENANT, Language.RU, "… — !").durationMs()).isZero();
    assertThat(engine.spoken).isEmpty();
  }

  @Test
  void nothing_that_an_engine_could_take_for_a_command_gets_through() {
    speech.say(TENANT, Language.RU, "один [[h@loU]] <break time=\"5s\"/>\u0001+50s два\u202E{x}");
    assertThat(engine.spoken.element())
        .contains("один", "два")
        .doesNotContain("[", "]", "<", ">", "\u0001", "\u202E", "{");
  }

  /// Keeps phrases in memory; fails when told to.
  private static final class MemoryStore implements PhraseStore {
    private final Map<String, byte[]> phrases = new ConcurrentHashMap<>();
    private boolean down;
    private int looked;
    private int forgotten;

    @Override
    public Optional<byte[]> find(TenantId tenant, byte[] key) {
      check();
      looked++;
      return Optional.ofNullable(phrases.get(name(tenant, key)));
    }

    @Override
    public void keep(TenantId tenant, byte[] key, byte[] alaw) {
      check();
      phrases.put(name(tenant, key), alaw);
    }

    @Override
    public void forget(Duration unused) {
      forgotten++;
    }

    private void check() {
      if (down) {
        throw new Unavailable("down", new Text("нет", "down"), Duration.ofSeconds(1));
      }
    }

    private static String name(TenantId tenant, byte[] key) {
      return tenant + "/" + HexFormat.of().formatHex(key);
    }
  }
}
