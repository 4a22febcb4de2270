package dev.zvonar.message;

import dev.zvonar.db.ConstraintViolated;
import dev.zvonar.db.Db;
import dev.zvonar.db.DbUnavailable;
import dev.zvonar.db.Tx;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import dev.zvonar.speech.Language;
import dev.zvonar.speech.Speech;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps messages and makes them ready for the callees. Safe in any thread.
public final class Messages {
  /// How long the recordings of one message may last together.
  static final int RECORDED_MS_MAX = 30 * 60_000;

  /// A change of a message is heard by calls that are rendered this much later.
  private static final long VERSION_TRUSTED_NANOS = 1_000_000_000L;

  private final Db db;
  private final Speech speech;
  private final Recordings recordings;
  private final LongSupplier nanoTime;
  private final CompiledShelf shelf = new CompiledShelf();

  /// Opens the room.
  ///
  /// @param nanoTime `System::nanoTime`
  public Messages(Db db, Speech speech, Recordings recordings, LongSupplier nanoTime) {
    this.db = db;
    this.speech = speech;
    this.recordings = recordings;
    this.nanoTime = nanoTime;
  }

  /// The newest messages, at most 2000.
  public List<Message> list(TenantId tenant) {
    List<MessageTable.Use> uses = MessageTable.uses(db, tenant);
    return MessageTable.list(db, tenant).stream().map(row -> message(row, uses)).toList();
  }

  /// One message.
  ///
  /// @throws Rejected when there is none
  public Message get(TenantId tenant, long id) {
    return message(row(tenant, id), MessageTable.uses(db, tenant));
  }

  /// Keeps a new message.
  ///
  /// @throws Rejected naming everything that is wrong with it
  public Message create(TenantId tenant, MessageDraft draft) {
    DraftCheck.check(draft);
    return named(() ->
        db.transaction(tx -> {
          checkRecordings(tx, tenant, draft);
          return message(MessageTable.insert(tx, tenant, draft), List.of());
        }));
  }

  /// Changes a message. Calls rendered a second later say the new one.
  ///
  /// @param version the version the caller has read
  /// @throws Rejected also when somebody has changed it since
  public Message update(TenantId tenant, long id, int version, MessageDraft draft) {
    DraftCheck.check(draft);
    return named(() ->
        db.transaction(tx -> {
          checkRecordings(tx, tenant, draft);
          MessageTable.Row row =
              MessageTable.update(tx, tenant, id, version, draft)
                  .orElseThrow(() -> staleOrGone(tx, tenant, id));
          return message(row, MessageTable.uses(tx, tenant));
        }));
  }

  /// Drops a message that no campaign needs; a campaign that is done needs none.
  public void delete(TenantId tenant, long id) {
    db.transaction(tx -> {
      if (!MessageTable.lock(tx, tenant, id)) {
        throw notFound(id);
      }
      List<String> users =
          MessageTable.uses(tx, tenant).stream()
              .filter(use -> use.messageId() == id && use.live())
              .map(MessageTable.Use::name)
              .toList();
      if (!users.isEmpty()) {
        throw inUse(users);
      }
      MessageTable.delete(tx, tenant, id);
      return id;
    });
    shelf.remove(new CompiledShelf.Key(tenant, id));
  }

  /// The tags a message needs, in the order they are said; a tag with a fallback is one of them.
  public Set<String> tagsOf(TenantId tenant, long id) {
    return new LinkedHashSet<>(tags(row(tenant, id).draft()));
  }

  /// The tags of a message that a list with these columns does not have; upper and lower case are
  /// the same.
  public List<String> missingTags(TenantId tenant, long id, Collection<String> columns) {
    return tagsOf(tenant, id).stream()
        .filter(tag -> columns.stream().noneMatch(column -> column.strip().equalsIgnoreCase(tag)))
        .toList();
  }

  /// Makes a message ready for one callee. Takes some microseconds once the phrases of the values
  /// are known, and waits for the synthesiser where one is not.
  ///
  /// @param tags the callee's values by the list's columns
  /// @throws Rejected when there is no such message, or a value is empty or not what its format
  ///     says
  /// @throws dev.zvonar.speech.SpeechUnavailable when a phrase cannot be made now
  public Rendered render(
      TenantId tenant, long id, Map<String, String> tags, boolean hangUpOnMachine) {
    return compiled(tenant, id).render(tags, hangUpOnMachine);
  }

  /// A draft as it will sound on the phone, as a WAV file; values not given or blank are made up.
  public byte[] preview(TenantId tenant, MessageDraft draft, Map<String, String> tags) {
    Language language = DraftCheck.check(draft);
    db.transaction(tx -> {
      checkRecordings(tx, tenant, draft);
      return draft;
    });
    Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    values.putAll(Samples.of(Compiler.slots(draft, language)));
    tags.forEach((tag, value) -> given(tag, value).ifPresent(one -> values.put(tag, one)));
    Rendered rendered = compile(tenant, draft).render(values, false);
    return Recordings.wav(rendered.body().toAlaw());
  }

  private static Optional<String> given(String tag, @Nullable String value) {
    return tag.isBlank() ? Optional.empty() : Optional.ofNullable(value).filter(v -> !v.isBlank());
  }

  private Compiled compiled(TenantId tenant, long id) {
    CompiledShelf.Key key = new CompiledShelf.Key(tenant, id);
    Optional<CompiledShelf.Entry> known = shelf.find(key);
    if (known.isPresent() && isFresh(known.get())) {
      return known.get().compiled();
    }
    try {
      return known.map(entry -> checked(key, entry)).orElseGet(() -> recompiled(key));
    } catch (DbUnavailable e) {
      // What was true a moment ago is said on; without it the calls would fall silent.
      return known.orElseThrow(() -> e).compiled();
    }
  }

  private boolean isFresh(CompiledShelf.Entry entry) {
    return nanoTime.getAsLong() - entry.seenNanos() < VERSION_TRUSTED_NANOS;
  }

  private Compiled checked(CompiledShelf.Key key, CompiledShelf.Entry entry) {
    int version =
        MessageTable.version(db, key.tenant(), key.id()).orElseThrow(() -> notFound(key.id()));
    if (version != entry.version()) {
      return recompiled(key);
    }
    shelf.put(key, new CompiledShelf.Entry(version, entry.compiled(), nanoTime.getAsLong()));
    return entry.compiled();
  }

  private Compiled recompiled(CompiledShelf.Key key) {
    MessageTable.Row row = row(key.tenant(), key.id());
    Compiled compiled = compile(key.tenant(), row.draft());
    shelf.put(key, new CompiledShelf.Entry(row.version(), compiled, nanoTime.getAsLong()));
    return compiled;
  }

  private Compiled compile(TenantId tenant, MessageDraft draft) {
    Voice voice = new Voice(speech, tenant, language(draft));
    return new Compiler(voice, id -> recordings.prompt(tenant, id)).compile(draft);
  }

  private void checkRecordings(Tx tx, TenantId tenant, MessageDraft draft) {
    List<Long> ids = recordingIds(draft);
    if (ids.isEmpty()) {
      return;
    }
    Map<Long, Integer> lengths =
        RecordingTable.share(tx, tenant, ids).stream()
            .collect(
                Collectors.toMap(RecordingTable.Length::id, RecordingTable.Length::durationMs));
    List<Rejected.Flaw> flaws = missing(draft, lengths.keySet());
    if (!flaws.isEmpty()) {
      throw DraftCheck.invalid(flaws);
    }
    long total = ids.stream().mapToLong(id -> lengths.getOrDefault(id, 0)).sum();
    if (total > RECORDED_MS_MAX) {
      throw DraftCheck.invalid(
          List.of(
              new Rejected.Flaw(
                  "/parts",
                  new Text(
                      "записи вместе длиннее 30 минут",
                      "the recordings together are longer than 30 minutes"))));
    }
  }

  private static List<Rejected.Flaw> missing(MessageDraft draft, Set<Long> there) {
    List<Rejected.Flaw> flaws = new ArrayList<>();
    for (int i = 0; i < draft.parts().size(); i++) {
      if (draft.parts().get(i) instanceof MessagePart.Recorded(var id) && !there.contains(id)) {
        flaws.add(
            new Rejected.Flaw(
                "/parts/" + i + "/recordingId",
                new Text("записи " + id + " нет", "there is no recording " + id)));
      }
    }
    return flaws;
  }

  private static List<Long> recordingIds(MessageDraft draft) {
    return draft.parts().stream()
        .filter(MessagePart.Recorded.class::isInstance)
        .map(part -> ((MessagePart.Recorded) part).recordingId())
        .toList();
  }

  private MessageTable.Row row(TenantId tenant, long id) {
    return MessageTable.find(db, tenant, id).orElseThrow(() -> notFound(id));
  }

  private static Message message(MessageTable.Row row, List<MessageTable.Use> uses) {
    MessageDraft draft = row.draft();
    List<String> usedBy =
        uses.stream()
            .filter(use -> use.messageId() == row.id())
            .map(MessageTable.Use::name)
            .toList();
    return new Message(row.id(), row.version(), draft, tags(draft), row.updatedAt(), usedBy);
  }

  private static List<String> tags(MessageDraft draft) {
    return Compiler.slots(draft, language(draft)).stream().map(Token.Slot::tag).distinct().toList();
  }

  /// Kept messages have passed [DraftCheck] and the table's own check.
  private static Language language(MessageDraft draft) {
    return Language.ofCode(draft.language())
        .orElseThrow(() -> new IllegalStateException("no such language: " + draft.language()));
  }

  private static Message named(Supplier<Message> work) {
    try {
      return work.get();
    } catch (ConstraintViolated e) {
      if (e.constraint().equals("message_name")) {
        throw Rejected.conflict(
            "name_taken",
            new Text(
                "Сообщение с таким именем уже есть.", "There is a message of this name already."));
      }
      throw e;
    }
  }

  private static Rejected staleOrGone(Tx tx, TenantId tenant, long id) {
    return MessageTable.version(tx, tenant, id)
        .map(present ->
            new Rejected(
                Rejected.Kind.STALE,
                "stale_version",
                new Text(
                    "Сообщение изменил кто-то другой; теперь это версия " + present + ".",
                    "Somebody else changed the message; it is version " + present + " now.")))
        .orElseGet(() -> notFound(id));
  }

  private static Rejected inUse(List<String> users) {
    String names = String.join(", ", users);
    return Rejected.conflict(
        "message_in_use",
        new Text(
            "Сообщение нужно кампаниям: " + names + ".",
            "The message is needed by these campaigns: " + names + "."));
  }

  private static Rejected notFound(long id) {
    return Rejected.notFound(
        "message_not_found",
        new Text("Сообщения " + id + " нет.", "There is no message " + id + "."));
  }
}
