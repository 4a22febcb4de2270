package dev.zvonar.talk;

import dev.zvonar.wire.rtp.MediaEngine;
import dev.zvonar.wire.sip.UserAgent;

/// Starts conversations over one SIP user agent and one media engine, which its owner opens and
/// closes. Any thread may call.
public final class Talks {
  private final UserAgent agent;
  private final MediaEngine media;
  private final String mediaHost;

  /// Takes the parts of the phone.
  ///
  /// @param mediaHost our numeric address as SDP names it
  public Talks(UserAgent agent, MediaEngine media, String mediaHost) {
    this.agent = agent;
    this.media = media;
    this.mediaHost = mediaHost;
  }

  /// Starts a talk on a virtual thread of its own and returns at once.
  public LiveTalk start(TalkPlan plan, TalkSink sink) {
    var talk = new Talk(plan, sink, agent, media, mediaHost);
    Thread.ofVirtual().name("talk-" + plan.reference()).start(talk);
    return talk;
  }
}
