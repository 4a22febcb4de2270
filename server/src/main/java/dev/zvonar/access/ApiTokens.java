package dev.zvonar.access;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tokens programs come in with: `zv_` and 256 random bits, of which only a fingerprint is kept.
public final class ApiTokens {
  /// Tokens in force one tenant may have.
  public static final int TOKENS_MAX = 200;

  private static final String PREFIX = "zv_";
  private static final int NAME_CHARS_MAX = 100;

  private final AccessTable table;

  ApiTokens(AccessTable table) {
    this.table = table;
  }

  /// A token as it may be shown.
  public record Token(long id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {}

  /// A token just made; its secret is known nowhere else.
  public record Created(Token token, String secret) {
    @Override
    public String toString() {
      return "Created[token=" + token + "]";
    }
  }

  /// The tokens in force, newest first.
  public List<Token> list(TenantId tenant) {
    return table.tokens(tenant);
  }

  /// Makes a token.
  public Created create(TenantId tenant, String name) {
    var stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > NAME_CHARS_MAX) {
      throw Rejected.invalid(
          "invalid_token",
          new Text("Название — от 1 до 100 знаков.", "A name has 1 to 100 characters."),
          new Rejected.Flaw("/name", new Text("От 1 до 100 знаков.", "From 1 to 100 characters.")));
    }
    if (table.tokens(tenant).size() >= TOKENS_MAX) {
      throw Rejected.conflict(
          "too_many_tokens",
          new Text("Отзовите ненужные токены.", "Revoke tokens that are not needed."));
    }
    var secret = PREFIX + Tokens.random();
    return new Created(table.addToken(tenant, stripped, Tokens.sha256(secret)), secret);
  }

  /// Ends a token at once; 404 when there is none.
  public void revoke(TenantId tenant, long id) {
    if (!table.revokeToken(tenant, id)) {
      throw Rejected.notFound(
          "no_token", new Text("Такого токена нет.", "There is no such token."));
    }
  }

  /// Sees to it that `file` holds a token in force, for the command line on this machine: readable
  /// by its owner alone, renewed when it is missing, unknown or revoked.
  public void keepFile(Path file, String name) throws IOException {
    if (Files.exists(file)
        && table.token(Tokens.sha256(Files.readString(file).strip())).isPresent()) {
      return;
    }
    var created = create(TenantId.DEFAULT, name);
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var aside = Files.createTempFile(folder, "token", ".new", owner);
    Files.writeString(aside, created.secret() + "\n");
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
