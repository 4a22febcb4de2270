package dev.zvonar.wire.sip;

/// What happened on a leg. `atNanos` is `System.nanoTime()` when it was seen.
public sealed interface LegEvent {
  /// When it was seen, in the nanoseconds of `System.nanoTime()`.
  long atNanos();

  /// The first byte of our INVITE left.
  record Sent(long atNanos) implements LegEvent {}

  /// 100: the next hop has the INVITE. Some trunks skip it.
  record Trying(long atNanos) implements LegEvent {}

  /// 101..199 without a body; 180 as a rule.
  record Ringing(long atNanos, int status, String reason) implements LegEvent {}

  /// A provisional response with a body: what is heard before the answer.
  @SuppressWarnings("ArrayRecordComponent") // A body is handed on, never compared.
  record EarlyMedia(long atNanos, int status, byte[] sdp) implements LegEvent {}

  /// The call is up. Outbound: 200 came and our ACK has been sent; inbound: the ACK came, and `sdp`
  /// is its body, empty as a rule.
  @SuppressWarnings("ArrayRecordComponent") // A body is handed on, never compared.
  record Answered(long atNanos, byte[] sdp) implements LegEvent {}

  /// An INFO inside the dialog, already answered with 200 (RFC 6086 legacy use).
  @SuppressWarnings({
    "ArrayRecordComponent", // A body is handed on, never compared.
    "AvoidCommonTypeNames" // INFO is the method's own name.
  })
  record Info(long atNanos, String contentType, byte[] body) implements LegEvent {}

  /// The session of a leg that is up was changed, by either side: negotiate anew from both
  /// descriptions and move the media (RFC 3264 §8). Hold shows in the direction. After an INVITE of
  /// theirs without an offer `theirs` is what the ACK brought.
  @SuppressWarnings("ArrayRecordComponent") // Bodies are handed on, never compared.
  record SessionChanged(long atNanos, byte[] mine, byte[] theirs) implements LegEvent {}

  /// The far end did not take what we offered inside the dialog; the session is as it was. `status`
  /// is its refusal, 488 made by us when its answer could not be used.
  record OfferRefused(long atNanos, int status) implements LegEvent {}

  /// How a transfer goes that we asked for: the status of the call the far end makes, 0 when it did
  /// not say. When it is `over` with 2xx the leg may be hung up; else the talk can go on.
  record TransferProgress(long atNanos, int status, boolean over) implements LegEvent {}

  /// The trunk reported its load (RFC 7339): for `validityMs` it wants `lossPercent` of the calls it
  /// would get from us not sent. Only where [CallOptions#overloadReports] asked for it.
  record Overloaded(long atNanos, int lossPercent, int validityMs, double sequence)
      implements LegEvent {}

  /// The leg is over; nothing follows.
  record Ended(long atNanos, LegEnd end) implements LegEvent {}
}
