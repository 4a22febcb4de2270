package dev.zvonar.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.zvonar.dialer.Call;
import dev.zvonar.dialer.CallExtra;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call as openapi.yaml describes it; the phone whole, for people who may see it.
record CallAnswer(
    long id,
    String reference,
    @Nullable Long campaignId,
    @Nullable String campaignName,
    int attemptNo,
    String phone,
    long trunkId,
    String trunkName,
    String callerId,
    String state,
    @Nullable String verdict,
    @Nullable Integer sipStatus,
    @Nullable String sipReason,
    @Nullable String cause,
    @Nullable String endedBy,
    @Nullable Integer pddMs,
    @Nullable Integer ringMs,
    @Nullable Integer talkMs,
    @Nullable Integer heardMs,
    @Nullable String answerKind,
    String digits,
    Instant placedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt) {
  static CallAnswer of(Call c) {
    return new CallAnswer(
        c.id(),
        c.reference(),
        c.campaignId(),
        c.campaignName(),
        c.attemptNo(),
        "+" + c.phone(),
        c.trunkId(),
        c.trunkName(),
        c.callerId(),
        c.state(),
        c.verdict(),
        c.sipStatus(),
        c.sipReason(),
        c.cause(),
        c.endedBy(),
        c.pddMs(),
        c.ringMs(),
        c.talkMs(),
        c.heardMs(),
        c.answerKind(),
        c.digits(),
        c.placedAt(),
        c.answeredAt(),
        c.endedAt());
  }

  /// A page of calls.
  record Page(List<CallAnswer> items, @Nullable String next) {}

  /// Packets of both ways.
  record Rtp(@Nullable Long sent, @Nullable Long received, @Nullable Long lost) {}

  /// One moment of a call.
  record Mark(long ms, String what, @Nullable String detail) {}

  /// A call with its timeline.
  record Detail(
      @JsonUnwrapped CallAnswer call, Rtp rtp, Map<String, String> tags, List<Mark> timeline) {
    static Detail of(Call call, CallExtra extra) {
      var tags = new LinkedHashMap<String, String>();
      for (int i = 0; i < extra.tagNames().size() && i < extra.tagValues().size(); i++) {
        tags.put(extra.tagNames().get(i), extra.tagValues().get(i));
      }
      return new Detail(
          CallAnswer.of(call),
          new Rtp(extra.rtpSent(), extra.rtpReceived(), extra.rtpLost()),
          tags,
          List.of(extra.timeline().as(Mark[].class)));
    }
  }
}
