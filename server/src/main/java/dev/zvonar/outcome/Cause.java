package dev.zvonar.outcome;

import java.util.List;

/// Why a call ended without an answer, as the network told it. Kept raw, because carriers re-map.
///
/// @param how the way it ended
/// @param sipStatus the final status, 300 to 699; 0 when none came
/// @param reasonPhrase as it stood behind the status
/// @param reasonHeaders Reason headers (RFC 3326) as they came, such as `Q.850;cause=17`
/// @param rang whether a 18x had been seen
public record Cause(
    How how, int sipStatus, String reasonPhrase, List<String> reasonHeaders, boolean rang) {
  public Cause {
    reasonHeaders = List.copyOf(reasonHeaders);
  }

  /// The way a call without an answer ended.
  public enum How {
    /// The far end gave a final status of 300 or above.
    REFUSED,
    /// We gave up ringing after the ring time-out.
    RANG_OUT,
    /// Nothing at all came back to the INVITE (RFC 3261 §17.1.1.2, timer B).
    SILENCE,
    /// The INVITE could not be sent, or the far end spoke no SIP we understand.
    TRANSPORT,
    /// The carrier refused our credentials.
    CREDENTIALS,
    /// We took the call back: a stop, a shutdown.
    TAKEN_BACK
  }
}
