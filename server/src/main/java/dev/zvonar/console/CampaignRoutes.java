package dev.zvonar.console;

import dev.zvonar.access.Audit;
import dev.zvonar.campaign.Campaign;
import dev.zvonar.campaign.CampaignDraft;
import dev.zvonar.campaign.CampaignState;
import dev.zvonar.campaign.CampaignState.Steer;
import dev.zvonar.campaign.Campaigns;
import dev.zvonar.campaign.Progress;
import dev.zvonar.campaign.SettingsForm;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import dev.zvonar.web.Ask;
import dev.zvonar.web.Reply;
import dev.zvonar.web.Router;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/campaigns`: what is dialled, how far it is, and the four orders a person gives.
public final class CampaignRoutes {
  private final Campaigns campaigns;
  private final Audit audit;

  /// Serves these campaigns.
  public CampaignRoutes(Campaigns campaigns, Audit audit) {
    this.campaigns = campaigns;
    this.audit = audit;
  }

  /// One campaign for those who follow it live; null when it is gone.
  public @Nullable Object view(TenantId tenant, long id, Locale locale) {
    try {
      return View.of(campaigns.find(tenant, id));
    } catch (Rejected e) {
      return null;
    }
  }

  /// Adds the operations of `/campaigns`.
  public void addTo(Router router) {
    router
        .get("/campaigns", this::list)
        .create("/campaigns", this::create)
        .get("/campaigns/{id}", this::get)
        .put("/campaigns/{id}", this::update)
        .delete("/campaigns/{id}", this::delete)
        .post("/campaigns/{id}/{action}", this::steer);
  }

  private Reply list(Ask ask) {
    List<View> items = campaigns.list(ask.caller().tenant()).stream().map(View::of).toList();
    return Reply.ok(Map.of("items", items));
  }

  private Reply get(Ask ask) {
    return reply(200, campaigns.find(ask.caller().tenant(), ask.id("id")));
  }

  private Reply create(Ask ask) {
    Campaign made = campaigns.create(ask.caller().tenant(), ask.json(CampaignDraft.class));
    audited(ask, "campaign.create", made.id());
    return reply(201, made);
  }

  private Reply update(Ask ask) {
    Campaign changed =
        campaigns.update(
            ask.caller().tenant(), ask.id("id"), ask.ifMatch(), ask.json(CampaignDraft.class));
    audited(ask, "campaign.update", changed.id());
    return reply(200, changed);
  }

  private Reply delete(Ask ask) {
    campaigns.delete(ask.caller().tenant(), ask.id("id"));
    audited(ask, "campaign.delete", ask.id("id"));
    return Reply.noContent();
  }

  private Reply steer(Ask ask) {
    Steer steer =
        switch (ask.path("action")) {
          case "start" -> Steer.START;
          case "pause" -> Steer.PAUSE;
          case "resume" -> Steer.RESUME;
          case "stop" -> Steer.STOP;
          default ->
              throw Rejected.notFound(
                  "no_action",
                  new Text(
                      "Есть только start, pause, resume, stop.",
                      "There are only start, pause, resume, stop."));
        };
    Campaign steered = campaigns.steer(ask.caller().tenant(), ask.id("id"), steer);
    audited(ask, "campaign." + steer.code(), steered.id());
    return reply(200, steered);
  }

  private void audited(Ask ask, String action, long id) {
    audit.write(ask.caller(), action, "campaign " + id, Map.of());
  }

  private static Reply reply(int status, Campaign campaign) {
    return Reply.json(status, View.of(campaign)).withEtag(campaign.version());
  }

  /// A campaign as openapi.yaml describes it; also the event `campaign`.
  record View(
      long id,
      int version,
      String name,
      String state,
      long listId,
      String listName,
      long messageId,
      String messageName,
      long trunkId,
      String trunkName,
      SettingsForm settings,
      @Nullable String holdReason,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant firstInviteAt,
      @Nullable Instant finishedAt,
      Progress progress) {
    static View of(Campaign c) {
      String hold = c.state() == CampaignState.RUNNING ? c.holdReason() : null;
      return new View(
          c.id(),
          c.version(),
          c.name(),
          c.state().code(),
          c.listId(),
          c.listName(),
          c.messageId(),
          c.messageName(),
          c.trunkId(),
          c.trunkName(),
          c.settings(),
          hold,
          c.createdAt(),
          c.startedAt(),
          c.firstInviteAt(),
          c.finishedAt(),
          c.progress());
    }
  }
}
