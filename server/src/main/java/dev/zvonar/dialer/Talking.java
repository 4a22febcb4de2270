package dev.zvonar.dialer;

import dev.zvonar.talk.LiveTalk;
import dev.zvonar.talk.TalkPlan;
import dev.zvonar.talk.TalkSink;

/// Starts a talk: the phone, as the dialer sees it. Returns at once; `sink` hears `ended` exactly
/// once unless this throws.
@FunctionalInterface
public interface Talking {
  LiveTalk start(TalkPlan plan, TalkSink sink);
}
