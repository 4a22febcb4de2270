package dev.zvonar.campaign;

import dev.zvonar.campaign.CampaignState.Move;
import dev.zvonar.campaign.CampaignState.Steer;
import dev.zvonar.campaign.CampaignTable.Ground;
import dev.zvonar.campaign.CampaignTable.Locked;
import dev.zvonar.db.ConstraintViolated;
import dev.zvonar.db.Db;
import dev.zvonar.db.Sql;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Rejected.Flaw;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import java.util.List;
import java.util.function.Supplier;

/// Creates, changes and steers campaigns. Steering is a row: the trunk's talker obeys it within half
/// a second. Safe in any thread; every call blocks.
public final class Campaigns {
  private final Db db;
  private final TagCheck tags;

  public Campaigns(Db db, TagCheck tags) {
    this.db = db;
    this.tags = tags;
  }

  /// The newest campaigns, at most 2000.
  public List<Campaign> list(TenantId tenant) {
    return CampaignTable.list(db, tenant);
  }

  /// One campaign; `Rejected` (404) when there is none.
  public Campaign find(TenantId tenant, long id) {
    return CampaignTable.find(db, tenant, id).orElseThrow(Campaigns::missing);
  }

  /// Stores a new draft. Its list may still be on its way in; what it calls with must exist.
  public Campaign create(TenantId tenant, CampaignDraft draft) {
    CheckedDraft checked = CheckedDraft.of(draft);
    checkGround(tenant, checked);
    long id = named(() -> CampaignTable.insert(db, tenant, checked));
    return find(tenant, id);
  }

  /// Changes a campaign that is still at `version`. Once started, its list, message and trunk stay.
  public Campaign update(TenantId tenant, long id, int version, CampaignDraft draft) {
    CheckedDraft checked = CheckedDraft.of(draft);
    checkGround(tenant, checked);
    named(() ->
        db.transaction(tx -> {
          Locked former = lock(tx, tenant, id);
          checkEdit(former, version, checked);
          CampaignTable.update(tx, tenant, id, checked);
          return id;
        }));
    return find(tenant, id);
  }

  /// Takes a campaign away with its targets; calls stay in the record. Refused while it runs and
  /// until its last call is over.
  public void delete(TenantId tenant, long id) {
    db.transaction(tx -> {
      Locked former = lock(tx, tenant, id);
      if (former.state() == CampaignState.RUNNING || former.dialling() > 0) {
        throw Rejected.conflict(
            "campaign_running",
            new Text(
                "Кампания идёт или её звонки ещё не кончились: остановите её и подождите.",
                "The campaign runs or its calls are not over yet: stop it and wait."));
      }
      CampaignTable.delete(tx, tenant, id);
      return id;
    });
  }

  /// Carries out an order of a person. When this returns the order is stored; asking for what is
  /// already so changes nothing.
  public Campaign steer(TenantId tenant, long id, Steer steer) {
    Campaign asked = find(tenant, id);
    if (steer == Steer.START && asked.state() == CampaignState.DRAFT) {
      checkStart(tenant, asked);
    }
    db.transaction(tx -> {
      Locked former = lock(tx, tenant, id);
      switch (former.state().on(steer)) {
        case Move.To(var state) -> move(tx, tenant, former, state);
        case Move.Stays() -> {
          // Already so.
        }
        case Move.Refused() -> throw refused(former.state(), steer);
      }
      return id;
    });
    return find(tenant, id);
  }

  private static void move(Sql tx, TenantId tenant, Locked former, CampaignState state) {
    if (former.state() == CampaignState.DRAFT) {
      CampaignTable.start(tx, tenant, former.id());
    }
    CampaignTable.state(tx, tenant, former.id(), state);
  }

  private static Locked lock(Sql tx, TenantId tenant, long id) {
    return CampaignTable.lock(tx, tenant, id).orElseThrow(Campaigns::missing);
  }

  private static void checkEdit(Locked former, int version, CheckedDraft draft) {
    if (former.version() != version) {
      throw new Rejected(
          Rejected.Kind.STALE,
          "changed_meanwhile",
          new Text(
              "Кампанию уже изменили: откройте её заново.",
              "The campaign was changed meanwhile: read it again."));
    }
    if (former.state() == CampaignState.DONE) {
      throw Rejected.conflict(
          "campaign_done",
          new Text("Завершённая кампания не меняется.", "A campaign that is done stays as it is."));
    }
    boolean same =
        former.listId() == draft.listId()
            && former.messageId() == draft.messageId()
            && former.trunkId() == draft.trunkId();
    if (former.state() != CampaignState.DRAFT && !same) {
      throw Rejected.conflict(
          "campaign_started",
          new Text(
              "У начатой кампании меняются только название и настройки.",
              "Of a started campaign only the name and the settings change."));
    }
  }

  /// What a draft names must be there and fit together.
  private void checkGround(TenantId tenant, CheckedDraft draft) {
    Ground ground =
        CampaignTable.ground(db, tenant, draft.listId(), draft.messageId(), draft.trunkId());
    if (ground.listState() == null || "failed".equals(ground.listState())) {
      throw flaw("no_list", "/listId", "Такого списка нет.", "There is no such list.");
    }
    if (!ground.messageThere()) {
      throw flaw("no_message", "/messageId", "Такого сообщения нет.", "There is no such message.");
    }
    if (ground.trunkEnabled() == null) {
      throw flaw("no_trunk", "/trunkId", "Такой линии нет.", "There is no such trunk.");
    }
    checkTags(tenant, draft.messageId(), ground.listTags());
  }

  private void checkStart(TenantId tenant, Campaign campaign) {
    Ground ground =
        CampaignTable.ground(
            db, tenant, campaign.listId(), campaign.messageId(), campaign.trunkId());
    if (!"ready".equals(ground.listState())) {
      throw Rejected.conflict(
          "list_not_ready",
          new Text(
              "Список ещё не загружен: дождитесь конца загрузки.",
              "The list is not imported yet: wait for the import to end."));
    }
    if (!ground.messageThere()) {
      throw Rejected.conflict(
          "no_message", new Text("Сообщение удалено.", "The message was deleted."));
    }
    if (!Boolean.TRUE.equals(ground.trunkEnabled())) {
      throw Rejected.conflict(
          "trunk_disabled",
          new Text(
              "Линия выключена: включите её или выберите другую.",
              "The trunk is disabled: enable it or choose another."));
    }
    checkTags(tenant, campaign.messageId(), ground.listTags());
  }

  private void checkTags(TenantId tenant, long messageId, List<String> columns) {
    List<String> missing = tags.missing(tenant, messageId, columns);
    if (!missing.isEmpty()) {
      String names = String.join(", ", missing);
      throw flaw(
          "tags_missing",
          "/messageId",
          "Сообщению нужны значения, которых нет в списке: " + names + ".",
          "The message needs values that the list lacks: " + names + ".");
    }
  }

  private static Rejected flaw(String code, String at, String ru, String en) {
    var text = new Text(ru, en);
    return Rejected.invalid(code, text, new Flaw(at, text));
  }

  private static Rejected refused(CampaignState state, Steer steer) {
    return Rejected.conflict(
        "campaign_" + state.code(),
        new Text(
            "Кампания в состоянии «%s», действие «%s» к ней не применить."
                .formatted(state.code(), steer.code()),
            "The campaign is %s and cannot be asked to %s.".formatted(state.code(), steer.code())));
  }

  private static long named(Supplier<Long> work) {
    try {
      return work.get();
    } catch (ConstraintViolated e) {
      if (!e.constraint().equals("campaign_name")) {
        throw e;
      }
      var taken =
          new Text("Кампания с таким названием уже есть.", "There is a campaign of that name.");
      throw new Rejected(
          Rejected.Kind.CONFLICT, "name_taken", taken, List.of(new Flaw("/name", taken)));
    }
  }

  private static Rejected missing() {
    return Rejected.notFound(
        "no_campaign", new Text("Такой кампании нет.", "There is no such campaign."));
  }
}
