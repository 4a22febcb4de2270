package dev.zvonar.console;

import dev.zvonar.access.ApiTokens;
import dev.zvonar.access.Audit;
import dev.zvonar.web.Ask;
import dev.zvonar.web.Reply;
import dev.zvonar.web.Router;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/tokens`: what programs come in with.
public final class TokenRoutes {
  private final ApiTokens tokens;
  private final Audit audit;

  /// Serves these tokens.
  public TokenRoutes(ApiTokens tokens, Audit audit) {
    this.tokens = tokens;
    this.audit = audit;
  }

  /// Adds the operations of `/tokens`.
  public void addTo(Router router) {
    router
        .get("/tokens", ask -> Reply.ok(Map.of("items", tokens.list(ask.caller().tenant()))))
        .create("/tokens", this::create)
        .delete("/tokens/{id}", this::revoke);
  }

  private record Draft(@Nullable String name) {}

  private record Created(
      long id, String name, String secret, Instant createdAt, @Nullable Instant lastUsedAt) {}

  private Reply create(Ask ask) {
    var name = SessionRoutes.needed("/name", ask.json(Draft.class).name);
    var created = tokens.create(ask.caller().tenant(), name);
    var token = created.token();
    audit.write(ask.caller(), "token.create", "token " + token.id(), Map.of("name", token.name()));
    return Reply.created(
        new Created(
            token.id(), token.name(), created.secret(), token.createdAt(), token.lastUsedAt()));
  }

  private Reply revoke(Ask ask) {
    var id = ask.id("id");
    tokens.revoke(ask.caller().tenant(), id);
    audit.write(ask.caller(), "token.revoke", "token " + id, Map.of());
    return Reply.noContent();
  }
}
