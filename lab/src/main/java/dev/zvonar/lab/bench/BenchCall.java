package dev.zvonar.lab.bench;

import dev.zvonar.wire.audio.AnswerKind;
import dev.zvonar.wire.rtp.MediaListener;
import dev.zvonar.wire.rtp.MediaSession;
import dev.zvonar.wire.rtp.Prompt;
import dev.zvonar.wire.sdp.MalformedSdp;
import dev.zvonar.wire.sdp.Negotiated;
import dev.zvonar.wire.sdp.Sdp;
import dev.zvonar.wire.sip.LegEnd;
import dev.zvonar.wire.sip.LegEvent;
import dev.zvonar.wire.sip.LegListener;
import dev.zvonar.wire.sip.OutboundLeg;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// One call of the run: plays the prompt when it is answered, then hangs up. Its events come on
/// the signalling thread and on a media thread.
final class BenchCall implements LegListener, MediaListener {
  private final Prompt prompt;
  private final CallsTally tally;
  private final CompletableFuture<OutboundLeg> leg = new CompletableFuture<>();
  private final CompletableFuture<MediaSession> media = new CompletableFuture<>();
  private final CompletableFuture<Sdp> offer = new CompletableFuture<>();

  /// Written by the signalling thread.
  private long answeredNanos;

  BenchCall(Prompt prompt, CallsTally tally) {
    this.prompt = prompt;
    this.tally = tally;
  }

  /// Says with what the call is made, before the INVITE leaves.
  void offers(MediaSession session, Sdp sdp) {
    media.complete(session);
    offer.complete(sdp);
  }

  void dialled(OutboundLeg outbound) {
    leg.complete(outbound);
  }

  @Override
  public void on(LegEvent event) {
    switch (event) {
      case LegEvent.Answered(long atNanos, byte[] sdp) -> answered(atNanos, sdp);
      case LegEvent.Ended(long atNanos, LegEnd end) -> ended(atNanos, end);
      case LegEvent.Sent _,
          LegEvent.Trying _,
          LegEvent.Ringing _,
          LegEvent.EarlyMedia _,
          LegEvent.SessionChanged _,
          LegEvent.OfferRefused _,
          LegEvent.Overloaded _,
          LegEvent.TransferProgress _,
          LegEvent.Info _ -> {}
    }
  }

  @Override
  public void onPlayed(long token) {
    tally.played();
    // The far end should not hear silence behind its last word while the BYE travels.
    media.join().close();
    hangup();
  }

  @Override
  public void onDigit(char digit, int durationMs) {}

  @Override
  public void onAnswerKind(AnswerKind kind) {}

  private void answered(long atNanos, byte[] sdp) {
    answeredNanos = atNanos;
    tally.answered();
    Optional<Negotiated> agreed = negotiate(sdp);
    if (agreed.isEmpty()) {
      hangup();
      return;
    }
    Negotiated way = agreed.get();
    media.join().connect(way.rtp(), way.codec(), way.payloadType(), way.telephoneEventPt());
    media.join().play(prompt, 0);
  }

  private Optional<Negotiated> negotiate(byte[] sdp) {
    try {
      return Sdp.negotiate(offer.join(), Sdp.parse(sdp));
    } catch (MalformedSdp _) {
      return Optional.empty();
    }
  }

  /// The answer may come before the leg has been handed to us; then it is hung up as soon as it is.
  private void hangup() {
    var _ = leg.thenAccept(OutboundLeg::hangup);
  }

  private void ended(long atNanos, LegEnd end) {
    MediaSession session = media.join();
    session.close();
    long talked = answeredNanos == 0 ? 0 : atNanos - answeredNanos;
    tally.ended(end, session.stats(), talked);
  }
}
