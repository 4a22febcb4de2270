package dev.zvonar.trunk;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals secrets with the installation's key (AES-256-GCM), so that a copy of the database alone
/// opens none of them. The key lies in a file that its owner alone reads; all talkers and consoles
/// of an installation need the same file. Safe in any thread.
public final class Seal {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  private Seal(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /// Reads the key from a file; makes one when there is no such file yet.
  public static Seal at(Path keyFile) throws IOException {
    if (Files.notExists(keyFile)) {
      create(keyFile);
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(Files.readString(keyFile).strip());
    } catch (IllegalArgumentException e) {
      throw new IOException(keyFile + " is not a key: Base64 of 32 bytes is expected", e);
    }
    if (key.length != KEY_BYTES) {
      throw new IOException(keyFile + " holds a key of " + key.length + " bytes, not " + KEY_BYTES);
    }
    return new Seal(key);
  }

  /// @param purpose where the secret belongs; it opens only under the same purpose
  byte[] seal(String purpose, String secret) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      var sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, purpose)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK cannot seal with AES-256-GCM", e);
    }
  }

  /// Opens what was sealed. `Rejected` when it was sealed with another key.
  String open(String purpose, byte[] sealed) {
    var in = ByteBuffer.wrap(sealed);
    var nonce = new byte[NONCE_BYTES];
    in.get(nonce);
    var rest = new byte[in.remaining()];
    in.get(rest);
    try {
      var secret = cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(rest);
      return new String(secret, StandardCharsets.UTF_8);
    } catch (AEADBadTagException e) {
      throw foreignKey();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK cannot open AES-256-GCM", e);
    }
  }

  private static Rejected foreignKey() {
    return Rejected.conflict(
        "secret_sealed_by_another_key",
        new Text(
            "Пароль линии запечатан другим ключом установки: верните прежний файл ключа или"
                + " введите пароль заново.",
            "The trunk's password is sealed by another installation key: bring the former key file"
                + " back, or enter the password again."));
  }

  private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /// Writes a new key whole or not at all; of two processes that start at once one wins.
  private static void create(Path keyFile) throws IOException {
    var folder = keyFile.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var aside = Files.createTempFile(folder, "key", ".new", owner);
    try {
      var key = new byte[KEY_BYTES];
      RANDOM.nextBytes(key);
      Files.writeString(aside, Base64.getEncoder().encodeToString(key) + "\n");
      Files.createLink(keyFile, aside);
    } catch (FileAlreadyExistsException _) {
      return;
    } finally {
      Files.delete(aside);
    }
  }
}
