package dev.zvonar.dialer;

import dev.zvonar.db.Db;
import dev.zvonar.db.Json;
import dev.zvonar.talk.TalkReport.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stores what calls report: attempts, targets, tallies and opt-outs in one transaction.
///
/// Attempts of other nodes, and attempts that have ended already because another node declared them
/// unknown, stay as they are: that is the fence here.
final class OutcomeTable {
  /// An answer.
  ///
  /// @param ageMs how long ago it was
  record AnsweredRow(String reference, long ageMs) {}

  /// A campaign's first INVITE.
  record InvitedRow(long campaignId, long ageMs) {}

  /// An end.
  ///
  /// @param ageMs how long ago it was
  /// @param counted whether it used up one of the callee's attempts
  /// @param fault whether it is remembered as a fault
  /// @param againMs delay to the next attempt from now on; null when there is none
  record EndedRow(
      String reference,
      long ageMs,
      String verdict,
      @Nullable Integer sipStatus,
      @Nullable String sipReason,
      @Nullable String cause,
      @Nullable String endedBy,
      @Nullable Integer pddMs,
      @Nullable Integer ringMs,
      @Nullable Integer talkMs,
      @Nullable String answerKind,
      int heardMs,
      String digits,
      long rtpSent,
      long rtpReceived,
      long rtpLost,
      List<Mark> timeline,
      boolean optedOut,
      boolean counted,
      boolean fault,
      @Nullable Long againMs) {}

  /// All that is stored at once.
  record Batch(List<InvitedRow> invited, List<AnsweredRow> answered, List<EndedRow> ended) {
    int size() {
      return invited.size() + answered.size() + ended.size();
    }
  }

  private static final String INVITED =
      """
      update campaign c set first_invite_at = now() - make_interval(secs => r."ageMs" / 1000.0)
      from jsonb_to_recordset(?) as r("campaignId" bigint, "ageMs" bigint)
      where c.id = r."campaignId" and c.first_invite_at is null
      """;

  private static final String ANSWERED =
      """
      update attempt a set state = 'answered',
        answered_at = now() - make_interval(secs => r."ageMs" / 1000.0)
      from jsonb_to_recordset(?) as r("reference" text, "ageMs" bigint)
      where a.reference = r."reference" and a.state = 'placed' and a.node_id = ?
      """;

  private static final String ENDED =
      """
      with told as materialized (
        select * from jsonb_to_recordset(?) as r("reference" text, "ageMs" bigint, "verdict" text,
          "sipStatus" int, "sipReason" text, "cause" text, "endedBy" text, "pddMs" int,
          "ringMs" int, "talkMs" int, "answerKind" text, "heardMs" int, "digits" text,
          "rtpSent" bigint, "rtpReceived" bigint, "rtpLost" bigint, "timeline" jsonb,
          "optedOut" boolean, "counted" boolean, "fault" boolean, "againMs" bigint)
      ), ended as (
        update attempt a set state = 'ended', verdict = r."verdict",
          ended_at = now() - make_interval(secs => r."ageMs" / 1000.0),
          answered_at = coalesce(a.answered_at,
            now() - make_interval(secs => (r."ageMs" + r."talkMs") / 1000.0)),
          sip_status = r."sipStatus", sip_reason = r."sipReason", cause = r."cause",
          ended_by = r."endedBy", pdd_ms = r."pddMs", ring_ms = r."ringMs", talk_ms = r."talkMs",
          answer_kind = r."answerKind", heard_ms = r."heardMs", digits = r."digits",
          rtp_sent = r."rtpSent", rtp_received = r."rtpReceived", rtp_lost = r."rtpLost",
          timeline = a.timeline || r."timeline"
        from told r
        where a.reference = r."reference" and a.state <> 'ended' and a.node_id = ?
        returning a.id, a.tenant_id, a.campaign_id, a.line_no, a.phone, r."verdict" as verdict,
          r."digits" as digits, r."optedOut" as opted_out, r."counted" as counted,
          r."fault" as fault, r."againMs" as again_ms
      ), moved as (
        update target t set
          state = case when e.again_ms is null then 'done' else 'waiting' end,
          verdict = case when e.verdict = 'withdrawn' and e.again_ms is not null then t.verdict
            else e.verdict end,
          digits = case when e.digits = '' then t.digits else e.digits end,
          attempts = t.attempts - (not e.counted)::int,
          faults = t.faults + e.fault::int,
          next_at = now() + make_interval(secs => coalesce(e.again_ms, 0) / 1000.0)
        from ended e
        where t.tenant_id = e.tenant_id and t.campaign_id = e.campaign_id
          and t.line_no = e.line_no and t.state = 'dialling'
        returning t.tenant_id, t.campaign_id, t.state, t.verdict
      ), moves as (
        select tenant_id, campaign_id, 'dialling' as what, -1 as n from moved
        union all
        select tenant_id, campaign_id,
          case state when 'done' then 'done:' || verdict else state end, 1 from moved
        union all
        select tenant_id, campaign_id, 'attempts', -1 from ended
        where verdict = 'withdrawn' and not counted and campaign_id is not null
      ), counted as (
        insert into campaign_tally (tenant_id, campaign_id, what, n)
        select tenant_id, campaign_id, what, sum(n) from moves group by 1, 2, 3 order by 1, 2, 3
        on conflict (tenant_id, campaign_id, what) do update set n = campaign_tally.n + excluded.n
      ), refused as (
        insert into opt_out (tenant_id, phone, source, attempt_id)
        select distinct on (tenant_id, phone) tenant_id, phone, 'key', id
        from ended where opted_out order by tenant_id, phone, id
        on conflict do nothing
      )
      select count(*)::int from ended
      """;

  private final Db db;
  private final long nodeId;

  OutcomeTable(Db db, long nodeId) {
    this.db = db;
    this.nodeId = nodeId;
  }

  /// Stores the batch; tells how many attempts it ended.
  int store(Batch batch) {
    return db.transaction(tx -> {
      if (!batch.invited().isEmpty()) {
        tx.update(INVITED, Json.of(batch.invited()));
      }
      if (!batch.answered().isEmpty()) {
        tx.update(ANSWERED, Json.of(batch.answered()), nodeId);
      }
      return batch.ended().isEmpty()
          ? 0
          : tx.one(Integer.class, ENDED, Json.of(batch.ended()), nodeId).orElse(0);
    });
  }
}
