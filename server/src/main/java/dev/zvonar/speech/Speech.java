package dev.zvonar.speech;

import dev.zvonar.db.Db;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Unavailable;
import dev.zvonar.wire.rtp.Prompt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says phrases: from memory, else from the database, else by the engine.
///
/// Safe in any thread. A phrase asked for by many at once is made once. With the database down
/// phrases are made anew; with the engine down whatever was ever said is still said.
public final class Speech {
  /// The longest phrase, in characters.
  public static final int TEXT_CHARS_MAX = 5000;

  /// Changes whenever the same text would be made into another sound by this room itself.
  private static final String SHAPE = "shape-1";

  private static final int FORGET_EVERY = 500;
  private static final Logger log = LoggerFactory.getLogger(Speech.class);

  private final SpeechEngine engine;
  private final PhraseStore store;
  private final SpeechConfig config;
  private final Shelf shelf;
  private final ConcurrentMap<Shelf.Key, CompletableFuture<Prompt>> flights =
      new ConcurrentHashMap<>();
  private final AtomicLong made = new AtomicLong();

  /// Opens the room over its engine and the database's table of phrases.
  public Speech(SpeechEngine engine, Db db, SpeechConfig config) {
    this(engine, new SpeechTable(db), config);
  }

  Speech(SpeechEngine engine, PhraseStore store, SpeechConfig config) {
    this.engine = engine;
    this.store = store;
    this.config = config;
    this.shelf = new Shelf(config.memoryBytesMax());
  }

  /// Says `text`, plain words with punctuation: its last sign decides whether the voice falls or
  /// goes on. What is no word, no digit and no punctuation is left out; nothing in it is a
  /// command. Empty when nothing sayable is left.
  ///
  /// @throws SpeechUnavailable when it was never said before and cannot be made now
  public Prompt say(TenantId tenant, Language language, String text) {
    String plain = PlainText.of(text);
    if (plain.length() > TEXT_CHARS_MAX) {
      throw new IllegalArgumentException("text is longer than " + TEXT_CHARS_MAX);
    }
    if (!PlainText.isSayable(plain)) {
      return Prompt.silence(0);
    }
    Shelf.Key key = new Shelf.Key(tenant, language, plain);
    return shelf.find(key).orElseGet(() -> inOneFlight(key));
  }

  /// Whether each language can be spoken at present.
  public List<EngineState> states() {
    return Arrays.stream(Language.values()).map(engine::state).toList();
  }

  /// How many phrases the engine has made since the start.
  public long phrasesMade() {
    return made.get();
  }

  private Prompt inOneFlight(Shelf.Key key) {
    CompletableFuture<Prompt> mine = new CompletableFuture<>();
    CompletableFuture<Prompt> ahead = flights.putIfAbsent(key, mine);
    if (ahead != null) {
      return await(ahead);
    }
    try {
      Prompt prompt = shelf.find(key).orElseGet(() -> storedOrMade(key));
      shelf.put(key, prompt);
      mine.complete(prompt);
      return prompt;
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      flights.remove(key, mine);
      mine.cancel(false); // Does nothing unless an error left it open.
    }
  }

  /// The flight ahead ends by itself: its engine and its database bound their own time.
  private static Prompt await(CompletableFuture<Prompt> ahead) {
    try {
      return ahead.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SpeechUnavailable unavailable) {
        throw new SpeechUnavailable(
            unavailable.detail(), unavailable.retryAfter(), unavailable.getCause());
      }
      throw e;
    }
  }

  private Prompt storedOrMade(Shelf.Key key) {
    byte[] sha = sha256(engine.signature(key.language()), key.text());
    return stored(key.tenant(), sha).map(Prompt::ofAlaw).orElseGet(() -> make(key, sha));
  }

  private Prompt make(Shelf.Key key, byte[] sha) {
    Prompt prompt =
        Prompt.ofPcm8k(Shape.of(engine.speak(key.language(), key.text()), config.levelDbfs()));
    made.incrementAndGet();
    keep(key.tenant(), sha, prompt.toAlaw());
    return prompt;
  }

  private Optional<byte[]> stored(TenantId tenant, byte[] sha) {
    try {
      return store.find(tenant, sha);
    } catch (Unavailable e) {
      log.debug("phrase not looked up cause={}", e.getMessage());
      return Optional.empty();
    }
  }

  private void keep(TenantId tenant, byte[] sha, byte[] alaw) {
    try {
      store.keep(tenant, sha, alaw);
      if (made.get() % FORGET_EVERY == 0) {
        store.forget(config.keepUnused());
      }
    } catch (Unavailable e) {
      log.debug("phrase not stored cause={}", e.getMessage());
    }
  }

  private static byte[] sha256(String signature, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String whole = SHAPE + "\n" + signature + "\n" + text;
      return digest.digest(whole.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
