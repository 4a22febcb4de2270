package dev.zvonar.web;

import dev.zvonar.db.Db;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Carries a creating request with an `Idempotency-Key` out once, and gives its first answer again
/// to whoever repeats it within [#KEPT].
///
/// The claim on the key is one row, so it holds over all consoles of an installation. Refused and
/// failed requests are forgotten, so that they may be mended and sent again. Kept answers are sealed
/// with the key, of which only a hash is stored: the table alone tells nothing of what was created.
/// A crash between the creating and the keeping of the answer leaves the claim for
/// [#ABANDONED_AFTER]; only then would a repetition create again.
final class FirstAnswers implements AnswerStore {
  static final Duration KEPT = Duration.ofHours(24);
  static final Duration ABANDONED_AFTER = Duration.ofMinutes(10);

  private static final int KEY_CHARS_MAX = 100;
  private static final String HEADER = "Idempotency-Key";

  private final Db db;

  FirstAnswers(Db db) {
    this.db = db;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(
      String route, byte[] requestSha256, @Nullable Integer status, @Nullable String body) {}

  @Override
  public Reply once(Route route, Ask ask) throws IOException {
    var header = ask.header(HEADER).map(String::strip);
    if (header.isEmpty()) {
      return route.handler().handle(ask);
    }
    var key = header.get();
    if (key.isEmpty() || key.length() > KEY_CHARS_MAX) {
      throw new Refusal(
          400,
          "bad_idempotency_key",
          new Text(
              "Idempotency-Key — от 1 до 100 знаков.", "Idempotency-Key has 1 to 100 characters."));
    }
    return claim(route, ask, key) ? first(route, ask, key) : again(route, ask, key);
  }

  private boolean claim(Route route, Ask ask, String key) {
    db.update(
        """
        delete from idempotency_key where (tenant_id, key) in
          (select tenant_id, key from idempotency_key
           where created_at < now() - ? * interval '1 second'
             or (status is null and created_at < now() - ? * interval '1 second')
           limit 100)
        """,
        KEPT.toSeconds(),
        ABANDONED_AFTER.toSeconds());
    return db.update(
            """
            insert into idempotency_key (tenant_id, key, route, request_sha256)
            values (?, ?, ?, ?) on conflict do nothing
            """,
            ask.caller().tenant(),
            hashed(key),
            route.pattern(),
            new byte[0])
        > 0;
  }

  private Reply first(Route route, Ask ask, String key) throws IOException {
    var kept = false;
    try {
      var reply = route.handler().handle(ask);
      if (reply.status() < 300 && reply.content() instanceof Reply.Content.Whole(var body)) {
        keep(ask, key, reply.status(), body);
        kept = true;
      }
      return reply;
    } finally {
      if (!kept) {
        forget(ask, key);
      }
    }
  }

  private void keep(Ask ask, String key, int status, byte[] body) throws IOException {
    db.update(
        """
        update idempotency_key set status = ?, body = ?, request_sha256 = ?
        where tenant_id = ? and key = ?
        """,
        status,
        Base64.getEncoder().encodeToString(KeySeal.seal(key, body)),
        fingerprint(ask),
        ask.caller().tenant(),
        hashed(key));
  }

  private void forget(Ask ask, String key) {
    db.update(
        "delete from idempotency_key where tenant_id = ? and key = ? and status is null",
        ask.caller().tenant(),
        hashed(key));
  }

  private Reply again(Route route, Ask ask, String key) throws IOException {
    var kept = find(ask, key).orElseThrow(FirstAnswers::inProgress);
    if (kept.status == null || kept.body == null) {
      throw inProgress();
    }
    if (!kept.route.equals(route.pattern())
        || !MessageDigest.isEqual(kept.requestSha256, fingerprint(ask))) {
      throw otherRequest();
    }
    var body = KeySeal.open(key, Base64.getDecoder().decode(kept.body));
    return Reply.whole(kept.status, Reply.JSON, body).withHeader("Idempotency-Replayed", "true");
  }

  private Optional<Kept> find(Ask ask, String key) {
    return db.one(
        Kept.class,
        """
        select route, request_sha256, status, body from idempotency_key
        where tenant_id = ? and key = ?
        """,
        ask.caller().tenant(),
        hashed(key));
  }

  /// What makes two requests the same: the caller and the body, for forms without their boundary.
  private static byte[] fingerprint(Ask ask) throws IOException {
    var digest = MultipartReader.sha256();
    digest.update(
        (ask.caller().means() + " " + ask.caller().id() + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(ask.isMultipart() ? ask.multipart().finish() : ask.body());
    return digest.digest();
  }

  private static String hashed(String key) {
    var digest = MultipartReader.sha256().digest(key.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  private static Refusal inProgress() {
    return new Refusal(
        409,
        "still_in_progress",
        new Text(
            "Первый запрос с этим ключом ещё выполняется.",
            "The first request with this key is still being carried out."),
        Map.of("Retry-After", "1"));
  }

  private static Rejected otherRequest() {
    return Rejected.invalid(
        "idempotency_key_reused",
        new Text(
            "С этим Idempotency-Key уже был другой запрос.",
            "Another request came with this Idempotency-Key."));
  }
}
