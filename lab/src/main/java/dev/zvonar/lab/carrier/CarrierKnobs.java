package dev.zvonar.lab.carrier;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How the operator behaves, whatever its subscribers do.
///
/// @param host loopback address to listen on
/// @param port SIP port, 0 for a free one
/// @param rtpFrom first RTP port of 4 a line
/// @param linesMax calls at once; more are refused with 503
/// @param cpsMax new calls in any one second; more are refused with 503 and Retry-After; 0 for any
/// @param bansCallerAfter calls of one caller id until it is refused with 403; 0 for never
/// @param book file that every call is written to as it ends; null for none
public record CarrierKnobs(
    String host,
    int port,
    int rtpFrom,
    int linesMax,
    int cpsMax,
    int bansCallerAfter,
    @Nullable Path book) {
  /// A carrier without limits below 2,000 lines, on a free port, that writes no file.
  public static CarrierKnobs quiet() {
    return new CarrierKnobs("127.0.0.1", 0, 42_000, 2_000, 0, 0, null);
  }

  /// The same on another port.
  public CarrierKnobs on(int otherPort) {
    return new CarrierKnobs(host, otherPort, rtpFrom, linesMax, cpsMax, bansCallerAfter, book);
  }

  /// The same, refusing more than `cps` new calls in a second.
  public CarrierKnobs refusingAbove(int cps) {
    return new CarrierKnobs(host, port, rtpFrom, linesMax, cps, bansCallerAfter, book);
  }

  /// The same, refusing more than `lines` calls at once.
  public CarrierKnobs withLines(int lines) {
    return new CarrierKnobs(host, port, rtpFrom, lines, cpsMax, bansCallerAfter, book);
  }

  /// The same, refusing a caller id for good after so many calls.
  public CarrierKnobs banningCallerAfter(int calls) {
    return new CarrierKnobs(host, port, rtpFrom, linesMax, cpsMax, calls, book);
  }

  /// The same, writing its book to a file.
  public CarrierKnobs writing(Path file) {
    return new CarrierKnobs(host, port, rtpFrom, linesMax, cpsMax, bansCallerAfter, file);
  }
}
