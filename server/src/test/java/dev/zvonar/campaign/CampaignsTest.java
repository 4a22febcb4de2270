package dev.zvonar.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.campaign.CampaignState.Steer;
import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Rejected.Flaw;
import dev.zvonar.kernel.TenantId;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignsTest {
  private static final TenantId TENANT = TenantId.DEFAULT;

  private final Db db = TestDb.fresh();
  private List<String> missingTags = List.of();
  private final Campaigns campaigns = new Campaigns(db, (_, _, _) -> missingTags);

  @BeforeEach
  void ground() {
    db.update(
        "insert into message (tenant_id, name, language, content) values (1, 'm', 'ru', '{}')");
    db.update(
        """
        insert into trunk (tenant_id, name, host, caller_ids, lines_max, cps_max)
        values (1, 't', '127.0.0.1', '{+74950000001}', 10, 10)
        """);
    db.update(
        """
        insert into callee_list (tenant_id, name, state, source_name, rows_good)
        values (1, 'l', 'ready', 'f.csv', 3), (1, 'coming', 'importing', 'f.csv', 0)
        """);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_draft_is_stored_with_the_defaults_and_found_again() {
    Campaign made = campaigns.create(TENANT, draft("autumn"));
    assertThat(made.state()).isEqualTo(CampaignState.DRAFT);
    assertThat(made.settings()).isEqualTo(SettingsForm.DEFAULTS);
    assertThat(made.listName()).isEqualTo("l");
    assertThat(made.progress().total()).isEqualTo(3);
    assertThat(made.progress().fresh()).isEqualTo(3);
    assertThat(campaigns.list(TENANT)).containsExactly(made);
  }

  @Test
  void every_missing_field_is_named() {
    assertThatThrownBy(
            () -> campaigns.create(TENANT, new CampaignDraft(" ", null, null, null, null)))
        .isInstanceOfSatisfying(
            Rejected.class,
            r ->
                assertThat(r.flaws())
                    .extracting(Flaw::at)
                    .containsExactly("/name", "/listId", "/messageId", "/trunkId"));
  }

  @Test
  void what_is_not_there_or_does_not_fit_is_refused_with_its_reason() {
    assertRefused("no_list", () -> campaigns.create(TENANT, draft("a", 99L, 1L, 1L)));
    assertRefused("no_message", () -> campaigns.create(TENANT, draft("a", 1L, 99L, 1L)));
    assertRefused("no_trunk", () -> campaigns.create(TENANT, draft("a", 1L, 1L, 99L)));
    missingTags = List.of("debt");
    assertRefused("tags_missing", () -> campaigns.create(TENANT, draft("a")));
    missingTags = List.of();
    campaigns.create(TENANT, draft("a"));
    assertRefused("name_taken", () -> campaigns.create(TENANT, draft("a")));
    assertRefused("no_campaign", () -> campaigns.find(new TenantId(2), 1));
  }

  @Test
  void it_starts_only_over_a_ready_list_and_an_enabled_trunk() {
    long coming = campaigns.create(TENANT, draft("coming", 2L, 1L, 1L)).id();
    assertRefused("list_not_ready", () -> campaigns.steer(TENANT, coming, Steer.START));
    long other = campaigns.create(TENANT, draft("other")).id();
    db.update("update trunk set enabled = false");
    assertRefused("trunk_disabled", () -> campaigns.steer(TENANT, other, Steer.START));
    db.update("update trunk set enabled = true");
    Campaign started = campaigns.steer(TENANT, other, Steer.START);
    assertThat(started.state()).isEqualTo(CampaignState.RUNNING);
    assertThat(started.startedAt()).isNotNull();
    assertThat(started.progress().total()).isEqualTo(3);
  }

  @Test
  void steering_follows_the_table_and_asking_twice_is_no_mistake() {
    long id = campaigns.create(TENANT, draft("a")).id();
    assertRefused("campaign_draft", () -> campaigns.steer(TENANT, id, Steer.PAUSE));
    campaigns.steer(TENANT, id, Steer.START);
    campaigns.steer(TENANT, id, Steer.START);
    assertThat(campaigns.steer(TENANT, id, Steer.PAUSE).state()).isEqualTo(CampaignState.PAUSED);
    assertThat(campaigns.steer(TENANT, id, Steer.PAUSE).state()).isEqualTo(CampaignState.PAUSED);
    assertThat(campaigns.steer(TENANT, id, Steer.RESUME).state()).isEqualTo(CampaignState.RUNNING);
    assertThat(campaigns.steer(TENANT, id, Steer.STOP).state()).isEqualTo(CampaignState.STOPPED);
    assertThat(campaigns.steer(TENANT, id, Steer.RESUME).state()).isEqualTo(CampaignState.RUNNING);
  }

  @Test
  void a_started_campaign_changes_its_settings_but_not_whom_it_calls() {
    Campaign made = campaigns.create(TENANT, draft("a"));
    assertRefused("changed_meanwhile", () -> campaigns.update(TENANT, made.id(), 7, draft("a")));
    campaigns.steer(TENANT, made.id(), Steer.START);
    Campaign renamed = campaigns.update(TENANT, made.id(), made.version(), draft("b"));
    assertThat(renamed.name()).isEqualTo("b");
    assertThat(renamed.version()).isEqualTo(made.version() + 1);
    assertRefused(
        "campaign_started",
        () -> campaigns.update(TENANT, made.id(), renamed.version(), draft("b", 2L, 1L, 1L)));
  }

  @Test
  void a_running_campaign_stays_and_a_stopped_one_goes_with_its_targets() {
    long id = campaigns.create(TENANT, draft("a")).id();
    campaigns.steer(TENANT, id, Steer.START);
    assertRefused("campaign_running", () -> campaigns.delete(TENANT, id));
    campaigns.steer(TENANT, id, Steer.STOP);
    db.update(
        "insert into target (tenant_id, campaign_id, line_no, phone, state)"
            + " values (1, ?, 1, 79080000001, 'waiting')",
        id);
    campaigns.delete(TENANT, id);
    assertRefused("no_campaign", () -> campaigns.find(TENANT, id));
    assertThat(db.query(Long.class, "select campaign_id from target")).isEmpty();
    campaigns.create(TENANT, draft("a"));
  }

  private static void assertRefused(String code, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  private static CampaignDraft draft(String name) {
    return draft(name, 1L, 1L, 1L);
  }

  private static CampaignDraft draft(
      String name, @Nullable Long list, @Nullable Long message, @Nullable Long trunk) {
    return new CampaignDraft(name, list, message, trunk, null);
  }
}
