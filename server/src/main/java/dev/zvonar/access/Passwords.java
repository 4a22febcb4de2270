package dev.zvonar.access;

import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Unavailable;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Hashes passwords slowly (PBKDF2-HMAC-SHA256) and only a few at once, so that a flood of log-ins
/// cannot take the processor from the calls. A hash reads `pbkdf2-sha256$rounds$salt$hash`.
final class Passwords {
  private static final String KIND = "pbkdf2-sha256";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final Duration WAIT_MAX = Duration.ofSeconds(5);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final int rounds;
  private final Semaphore places;
  private final String decoy;

  Passwords(int rounds, int hashesAtOnce) {
    this.rounds = rounds;
    this.places = new Semaphore(hashesAtOnce, true);
    this.decoy = hash(Tokens.random());
  }

  String hash(String password) {
    var salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    var hash = derive(password, salt, rounds);
    var hex = HexFormat.of();
    return KIND + '$' + rounds + '$' + hex.formatHex(salt) + '$' + hex.formatHex(hash);
  }

  boolean fits(String password, String stored) {
    var parts = stored.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(KIND)) {
      throw new IllegalStateException("a stored password hash is of an unknown kind");
    }
    var hex = HexFormat.of();
    var hash = derive(password, hex.parseHex(parts[2]), Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(hash, hex.parseHex(parts[3]));
  }

  /// Takes as long as [#fits] and is always false: an unknown login must not answer faster.
  boolean fitsNobody(String password) {
    return fits(password, decoy) && rounds < 0;
  }

  /// Whether a hash was made with fewer rounds than today's.
  boolean isOld(String stored) {
    return Integer.parseInt(stored.split("\\$", -1)[1]) < rounds;
  }

  private byte[] derive(String password, byte[] salt, int roundsOfHash) {
    take();
    var spec = new PBEKeySpec(password.toCharArray(), salt, roundsOfHash, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
      places.release();
    }
  }

  private void take() {
    try {
      if (places.tryAcquire(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Unavailable(
        "logins_busy",
        new Text(
            "Слишком много входов сразу, повторите позже.", "Too many log-ins at once, try later."),
        WAIT_MAX);
  }
}
