package dev.zvonar.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.zvonar.db.Db;
import dev.zvonar.db.Json;
import dev.zvonar.db.TestDb;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.scenario.Script;
import dev.zvonar.speech.FakeEngine;
import dev.zvonar.speech.Speech;
import dev.zvonar.speech.SpeechConfig;
import dev.zvonar.wire.audio.Tones;
import dev.zvonar.wire.audio.Wav;
import dev.zvonar.wire.audio.WavLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final Map<String, String> ANNA = Map.of("Имя", "Анна", "долг", "1 523,40");

  private final Db db = TestDb.fresh();
  private final FakeEngine engine = new FakeEngine();
  private final AtomicLong now = new AtomicLong();
  private final Recordings recordings = new Recordings(db, MessageConfig.DEFAULT, System.getenv());
  private final Messages messages =
      new Messages(db, new Speech(engine, db, SpeechConfig.DEFAULT), recordings, now::get);

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_message_is_kept_as_it_was_written() {
    long recording = record("гудок");
    MessageDraft draft =
        Drafts.of(
            "Долг",
            new MessagePart.Recorded(recording),
            new MessagePart.Spoken("Здравствуйте, {имя}!"),
            new MessagePart.Value("долг", "money", "небольшой"),
            new MessagePart.Pause(500));
    Message kept = messages.create(TENANT, draft);
    assertThat(kept.draft()).isEqualTo(draft);
    assertThat(kept.version()).isEqualTo(1);
    assertThat(kept.tags()).containsExactly("имя", "долг");
    assertThat(messages.get(TENANT, kept.id())).isEqualTo(kept);
    assertThat(messages.list(TENANT)).containsExactly(kept);
    assertThat(messages.list(new TenantId(2))).isEmpty();
    assertThat(recordings.list(TENANT).getFirst().usedBy()).containsExactly("Долг");
  }

  @Test
  void rendering_says_what_is_fixed_once_and_each_value_in_phrases() {
    long id =
        messages.create(TENANT, Drafts.saying("m", "Здравствуйте, {имя}! Долг {долг|money}.")).id();
    Rendered anna = messages.render(TENANT, id, ANNA, true);
    assertThat(engine.spoken)
        .containsExactlyInAnyOrder(
            "Здравствуйте,",
            "Долг,",
            "Спасибо,",
            "Мы больше не позвоним.",
            "Анна!",
            "одна,",
            "тысяча,",
            "пятьсот,",
            "двадцать три,",
            "рубля,",
            "сорок,",
            "копеек.");
    int said = engine.spoken.size();
    Rendered other = messages.render(TENANT, id, Map.of("имя", "Анна", "долг", "523"), true);
    assertThat(engine.spoken).hasSize(said + 1).last().isEqualTo("рубля.");
    assertThat(other.body().durationMs()).isLessThan(anna.body().durationMs());
  }

  @Test
  void the_keys_become_a_script_with_their_replies() {
    long id = messages.create(TENANT, Drafts.saying("m", "Привет, {имя}.")).id();
    Rendered rendered = messages.render(TENANT, id, ANNA, true);
    assertThat(rendered.script())
        .isEqualTo(
            new Script(
                List.of(
                    new Script.Key('1', Script.Does.REPEAT, false),
                    new Script.Key('2', Script.Does.CONFIRM, true),
                    new Script.Key('9', Script.Does.OPT_OUT, true)),
                4000,
                2,
                true));
    assertThat(rendered.replies()).containsOnlyKeys('2', '9');
    assertThat(rendered.replies().values()).allMatch(reply -> reply.durationMs() >= 180);
  }

  @Test
  void recordings_speech_and_pauses_add_up() {
    long recording = record("гудок");
    MessageDraft draft =
        Drafts.of(
            "m",
            new MessagePart.Recorded(recording),
            new MessagePart.Pause(500),
            new MessagePart.Spoken("Привет"));
    long id = messages.create(TENANT, draft).id();
    int body = messages.render(TENANT, id, ANNA, false).body().durationMs();
    assertThat(body).isBetween(1000 + 500 + 180, 1000 + 500 + 280);
  }

  @Test
  void an_empty_value_without_fallback_or_a_wrong_one_is_refused_by_name() {
    MessageDraft draft =
        Drafts.of(
            "m",
            new MessagePart.Spoken("{имя||клиент}"),
            new MessagePart.Value("долг", "money", null));
    long id = messages.create(TENANT, draft).id();
    assertThatThrownBy(() -> messages.render(TENANT, id, Map.of("имя", "Анна"), true))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("'долг' is empty");
    Rejected wrong =
        catchThrowableOfType(
            Rejected.class,
            () -> messages.render(TENANT, id, Map.of("имя", "Анна", "долг", "много"), true));
    assertThat(wrong.code()).isEqualTo("tag_unreadable");
    assertThat(wrong.detail().ru()).contains("долг", "много");
  }

  @Test
  void a_fallback_stands_in_for_an_empty_value() {
    MessageDraft draft =
        new MessageDraft(
            "m",
            "ru",
            List.of(new MessagePart.Spoken("Привет, {имя||дорогой друг}!")),
            List.of(),
            0,
            0);
    long id = messages.create(TENANT, draft).id();
    messages.render(TENANT, id, Map.of("имя", " "), true);
    messages.render(TENANT, id, Map.of(), true);
    assertThat(engine.spoken).contains("дорогой друг!");
  }

  @Test
  void a_change_is_heard_after_a_second_and_needs_the_version_read() {
    Message first = messages.create(TENANT, Drafts.saying("m", "Раз, {имя}."));
    messages.render(TENANT, first.id(), ANNA, true);
    Message second =
        messages.update(TENANT, first.id(), 1, Drafts.saying("m", "Совсем другое, {имя}."));
    assertThat(second.version()).isEqualTo(2);
    assertThatThrownBy(() -> messages.update(TENANT, first.id(), 1, first.draft()))
        .isInstanceOfSatisfying(
            Rejected.class, e -> assertThat(e.kind()).isEqualTo(Rejected.Kind.STALE));
    now.addAndGet(999_000_000);
    messages.render(TENANT, first.id(), ANNA, true);
    assertThat(engine.spoken).doesNotContain("Совсем другое,");
    now.addAndGet(1_000_000);
    messages.render(TENANT, first.id(), ANNA, true);
    assertThat(engine.spoken).contains("Совсем другое,");
  }

  @Test
  void with_the_database_gone_a_message_once_rendered_is_said_on() {
    long id = messages.create(TENANT, Drafts.saying("m", "Раз, {имя}.")).id();
    messages.render(TENANT, id, ANNA, true);
    now.addAndGet(10_000_000_000L);
    db.close();
    assertThat(messages.render(TENANT, id, ANNA, true).body().durationMs()).isPositive();
  }

  @Test
  void a_name_is_taken_once_and_free_again_after_deletion() {
    long id = messages.create(TENANT, Drafts.saying("m", "Раз.")).id();
    assertThatThrownBy(() -> messages.create(TENANT, Drafts.saying(" m ", "Два.")))
        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo("name_taken"));
    messages.delete(TENANT, id);
    messages.create(TENANT, Drafts.saying("m", "Два."));
    assertThatThrownBy(() -> messages.render(TENANT, id, ANNA, true)).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> messages.delete(TENANT, id)).isInstanceOf(Rejected.class);
  }

  @Test
  void what_is_used_is_not_deleted() {
    long recording = record("гудок");
    long id = messages.create(TENANT, Drafts.of("m", new MessagePart.Recorded(recording))).id();
    assertThatThrownBy(() -> recordings.delete(TENANT, recording))
        .isInstanceOfSatisfying(
            Rejected.class, e -> assertThat(e.kind()).isEqualTo(Rejected.Kind.CONFLICT));
    campaign(id, "draft");
    assertThat(messages.get(TENANT, id).usedBy()).containsExactly("весна");
    assertThatThrownBy(() -> messages.delete(TENANT, id))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("весна");
    db.update("update campaign set state = 'done'");
    messages.delete(TENANT, id);
    recordings.delete(TENANT, recording);
    assertThat(recordings.list(TENANT)).isEmpty();
  }

  @Test
  void a_recording_that_is_not_there_is_named_by_its_place() {
    Rejected rejected =
        catchThrowableOfType(
            Rejected.class,
            () ->
                messages.create(
                    TENANT,
                    Drafts.of("m", new MessagePart.Pause(20), new MessagePart.Recorded(99))));
    assertThat(rejected.flaws().getFirst().at()).isEqualTo("/parts/1/recordingId");
  }

  @Test
  void a_list_is_told_which_columns_a_message_misses() {
    long id = messages.create(TENANT, Drafts.saying("m", "{имя} {Долг|money}")).id();
    assertThat(messages.tagsOf(TENANT, id)).containsExactly("имя", "Долг");
    assertThat(messages.missingTags(TENANT, id, List.of("ИМЯ", "город"))).containsExactly("Долг");
  }

  @Test
  void a_preview_makes_up_what_is_not_given() throws IOException {
    MessageDraft draft =
        Drafts.saying(
            "m", "{имя} {д|date} {в|time} {n|count:день} {к|digits} {х|number} {р|money}");
    byte[] wav = messages.preview(TENANT, draft, Map.of("ИМЯ", "Пётр", "д", " "));
    assertThat(Wav.read(new ByteArrayInputStream(wav), WavLimits.DEFAULT).durationMs())
        .isGreaterThan(2000);
    assertThat(engine.spoken).contains("Пётр,", "двадцать пятого ноября,");
    assertThat(messages.list(TENANT)).isEmpty();
  }

  private long record(String name) {
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    try {
      Wav.write8k(wav, Tones.sine(8000, 440, 1000, -12));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return recordings
        .add(TENANT, "a.wav", new ByteArrayInputStream(wav.toByteArray()), () -> name)
        .id();
  }

  private void campaign(long message, String state) {
    db.update(
        """
        with l as (insert into callee_list (tenant_id, name, state, source_name)
            values (1, 'l', 'ready', 'l.csv') returning id),
          t as (insert into trunk (tenant_id, name, host, caller_ids, lines_max, cps_max)
            values (1, 't', '127.0.0.1', '{79080000000}', 1, 1) returning id)
        insert into campaign (tenant_id, name, state, list_id, message_id, trunk_id, settings)
        select 1, 'весна', ?, l.id, ?, t.id, ? from l, t
        """,
        state,
        message,
        new Json("{}"));
  }
}
