package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.Reason;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Why a leg is over, as facts; what they mean for the campaign is decided elsewhere.
///
/// @param by who ended it
/// @param status final status of the INVITE, 200 for an answered leg; 408 or 503 made by us when
///     nothing came or nothing could be sent
/// @param reason reason phrase of that status
/// @param reasonHeaders Reason headers (RFC 3326) of the last message, theirs or ours, as they stood
/// @param retryAfter Retry-After of a refusal, when there was one
/// @param ending in which way
public record LegEnd(
    Side by,
    int status,
    String reason,
    List<String> reasonHeaders,
    @Nullable Duration retryAfter,
    Ending ending) {
  public LegEnd {
    reasonHeaders = List.copyOf(reasonHeaders);
  }

  /// The Reason headers read (RFC 3326), in order; what is none is left out.
  public List<Reason> reasons() {
    return Reason.of(reasonHeaders);
  }

  /// The Q.850 cause, when one was given.
  public OptionalInt causeQ850() {
    return reasons().stream()
        .filter(one -> one.is(Reason.Q850) && one.cause() >= 0)
        .mapToInt(Reason::cause)
        .findFirst();
  }

  /// Who ended the leg.
  public enum Side {
    /// This user agent.
    US,
    /// The far end.
    THEM,
    /// Nobody said anything.
    NOBODY
  }

  /// In which way the leg ended.
  public enum Ending {
    /// A final response 300..699 that led nowhere else.
    REFUSED,
    /// BYE after the answer.
    COMPLETED,
    /// CANCEL before the answer, ours (also by ring timeout) or theirs.
    CANCELLED,
    /// No response at all within 64 T1; an inbound leg: no ACK.
    TIMED_OUT,
    /// The socket refused the packet, or there was no room for the leg.
    TRANSPORT_FAILED,
    /// Asked for credentials that we lack or that were not taken.
    CHALLENGE_FAILED
  }
}
