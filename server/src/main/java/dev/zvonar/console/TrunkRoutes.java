package dev.zvonar.console;

import dev.zvonar.access.Audit;
import dev.zvonar.trunk.Trunk;
import dev.zvonar.trunk.TrunkDraft;
import dev.zvonar.trunk.TrunkHealth;
import dev.zvonar.trunk.Trunks;
import dev.zvonar.web.Ask;
import dev.zvonar.web.Reply;
import dev.zvonar.web.Router;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/trunks`: the operators' lines. A password goes in and never comes out.
public final class TrunkRoutes {
  private final Trunks trunks;
  private final Audit audit;

  /// Serves these trunks.
  public TrunkRoutes(Trunks trunks, Audit audit) {
    this.trunks = trunks;
    this.audit = audit;
  }

  /// Adds the operations of `/trunks`.
  public void addTo(Router router) {
    router
        .get("/trunks", this::list)
        .create("/trunks", this::create)
        .get("/trunks/{id}", this::find)
        .put("/trunks/{id}", this::update)
        .delete("/trunks/{id}", this::delete);
  }

  private record Health(
      String state,
      String registration,
      @Nullable Double rttMs,
      String detail,
      @Nullable Instant changedAt,
      @Nullable Instant checkedAt) {
    private static final Health UNKNOWN = new Health("unknown", "off", null, "", null, null);
  }

  private record View(
      long id,
      int version,
      String name,
      String host,
      int port,
      @Nullable String username,
      boolean hasSecret,
      boolean register,
      List<String> callerIds,
      int linesMax,
      BigDecimal cpsMax,
      List<String> allowedPrefixes,
      boolean enabled,
      String transport,
      @Nullable String outboundProxy,
      Health health,
      int linesUsed) {}

  private Reply list(Ask ask) {
    var tenant = ask.caller().tenant();
    var health = trunks.health(tenant);
    var items =
        trunks.list(tenant).stream().map(trunk -> view(trunk, health.get(trunk.id()))).toList();
    return Reply.ok(Map.of("items", items));
  }

  private Reply create(Ask ask) {
    var trunk = trunks.create(ask.caller().tenant(), ask.json(TrunkDraft.class));
    audited(ask, "trunk.create", trunk);
    return Reply.created(view(trunk, null)).withEtag(trunk.version());
  }

  private Reply find(Ask ask) {
    return whole(ask, trunks.find(ask.caller().tenant(), ask.id("id")));
  }

  private Reply update(Ask ask) {
    var draft = ask.json(TrunkDraft.class);
    var trunk = trunks.update(ask.caller().tenant(), ask.id("id"), ask.ifMatch(), draft);
    audited(ask, "trunk.update", trunk);
    return whole(ask, trunk);
  }

  private Reply delete(Ask ask) {
    var id = ask.id("id");
    trunks.delete(ask.caller().tenant(), id);
    audit.write(ask.caller(), "trunk.delete", "trunk " + id, Map.of());
    return Reply.noContent();
  }

  private void audited(Ask ask, String action, Trunk trunk) {
    var detail =
        Map.of(
            "name", trunk.name(),
            "host", trunk.host(),
            "version", trunk.version(),
            "linesMax", trunk.linesMax(),
            "cpsMax", trunk.cpsMax(),
            "enabled", trunk.enabled());
    audit.write(ask.caller(), action, "trunk " + trunk.id(), detail);
  }

  private Reply whole(Ask ask, Trunk trunk) {
    var health = trunks.health(ask.caller().tenant()).get(trunk.id());
    return Reply.ok(view(trunk, health)).withEtag(trunk.version());
  }

  private static View view(Trunk trunk, @Nullable TrunkHealth health) {
    return new View(
        trunk.id(),
        trunk.version(),
        trunk.name(),
        trunk.host(),
        trunk.port(),
        trunk.username(),
        trunk.hasSecret(),
        trunk.register(),
        trunk.callerIds(),
        trunk.linesMax(),
        trunk.cpsMax(),
        trunk.allowedPrefixes(),
        trunk.enabled(),
        trunk.transport(),
        trunk.outboundProxy(),
        health == null ? Health.UNKNOWN : healthView(health),
        health == null ? 0 : health.linesUsed());
  }

  private static Health healthView(TrunkHealth health) {
    var rtt = health.rttUs();
    return new Health(
        health.state(),
        health.registration(),
        rtt == null ? null : rtt / 1_000.0,
        health.detail(),
        health.changedAt(),
        health.checkedAt());
  }
}
