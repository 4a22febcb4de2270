package dev.zvonar.access;

import dev.zvonar.db.Db;
import dev.zvonar.kernel.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of `app_user`, `web_session` and `api_token`.
final class AccessTable {
  private final Db db;

  AccessTable(Db db) {
    this.db = db;
  }

  /// A user as stored.
  record User(
      TenantId tenantId,
      long id,
      String login,
      String passwordHash,
      boolean mustChangePassword,
      String locale) {}

  /// What a token proves.
  record TokenRow(TenantId tenantId, long id, String name) {}

  /// The login is looked for in all tenants: for now a login is one person's everywhere.
  Optional<User> userByLogin(String login) {
    return db.one(
        User.class,
        """
        select tenant_id, id, login, password_hash, must_change_password, locale
        from app_user where login = ? order by tenant_id limit 1
        """,
        login);
  }

  Optional<User> userById(long id) {
    return db.one(
        User.class,
        """
        select tenant_id, id, login, password_hash, must_change_password, locale
        from app_user where id = ?
        """,
        id);
  }

  boolean hasUsers() {
    return db.one(Long.class, "select count(*) from app_user").orElseThrow() > 0;
  }

  /// False when another process has just made this user.
  boolean addUser(TenantId tenant, String login, String hash) {
    return db.update(
            """
            insert into app_user (tenant_id, login, password_hash, must_change_password)
            values (?, ?, ?, true) on conflict do nothing
            """,
            tenant,
            login,
            hash)
        > 0;
  }

  /// Sets the password and ends all log-ins of the user but one.
  void setPassword(long userId, String hash, boolean mustChange, byte[] keptSession) {
    db.transaction(tx -> {
      tx.update(
          "update app_user set password_hash = ?, must_change_password = ? where id = ?",
          hash,
          mustChange,
          userId);
      return tx.update(
          "delete from web_session where user_id = ? and token_sha256 <> ?", userId, keptSession);
    });
  }

  void rehash(long userId, String hash) {
    db.update("update app_user set password_hash = ? where id = ?", hash, userId);
  }

  void setLocale(long userId, String locale) {
    db.update("update app_user set locale = ? where id = ?", locale, userId);
  }

  /// Begins a log-in, and clears away those that have ended.
  void addSession(User user, byte[] sha256, Duration lasts) {
    db.transaction(tx -> {
      tx.update(
          """
          delete from web_session where token_sha256 in
            (select token_sha256 from web_session where expires_at < now() limit 1000)
          """);
      return tx.update(
          """
          insert into web_session (tenant_id, token_sha256, user_id, expires_at)
          values (?, ?, ?, now() + ? * interval '1 second')
          """,
          user.tenantId(),
          sha256,
          user.id(),
          lasts.toSeconds());
    });
  }

  Optional<User> userOfSession(byte[] sha256, Duration idleMax) {
    return db.one(
        User.class,
        """
        select u.tenant_id, u.id, u.login, u.password_hash, u.must_change_password, u.locale
        from web_session s join app_user u on u.id = s.user_id
        where s.token_sha256 = ? and s.expires_at > now()
          and s.seen_at > now() - ? * interval '1 second'
        """,
        sha256,
        idleMax.toSeconds());
  }

  /// Notes the use, at most once a minute.
  void sessionSeen(byte[] sha256) {
    db.update(
        """
        update web_session set seen_at = now()
        where token_sha256 = ? and seen_at < now() - interval '1 minute'
        """,
        sha256);
  }

  void removeSession(byte[] sha256) {
    db.update("delete from web_session where token_sha256 = ?", sha256);
  }

  Optional<TokenRow> token(byte[] sha256) {
    return db.one(
        TokenRow.class,
        "select tenant_id, id, name from api_token where token_sha256 = ? and revoked_at is null",
        sha256);
  }

  void tokenUsed(long id) {
    db.update(
        """
        update api_token set last_used_at = now()
        where id = ? and (last_used_at is null or last_used_at < now() - interval '1 minute')
        """,
        id);
  }

  List<ApiTokens.Token> tokens(TenantId tenant) {
    return db.query(
        ApiTokens.Token.class,
        """
        select id, name, created_at, last_used_at from api_token
        where tenant_id = ? and revoked_at is null order by id desc
        """,
        tenant);
  }

  ApiTokens.Token addToken(TenantId tenant, String name, byte[] sha256) {
    return db.one(
            ApiTokens.Token.class,
            """
            insert into api_token (tenant_id, name, token_sha256) values (?, ?, ?)
            returning id, name, created_at, last_used_at
            """,
            tenant,
            name,
            sha256)
        .orElseThrow();
  }

  boolean revokeToken(TenantId tenant, long id) {
    return db.update(
            """
            update api_token set revoked_at = now()
            where tenant_id = ? and id = ? and revoked_at is null
            """,
            tenant,
            id)
        > 0;
  }

  @Nullable String nameOfTenant(TenantId tenant) {
    return db.one(String.class, "select name from tenant where id = ?", tenant).orElse(null);
  }
}
