package dev.zvonar.dialer;

import dev.zvonar.kernel.PhoneNumber;
import dev.zvonar.talk.LiveTalk;
import dev.zvonar.talk.TalkPlan;
import dev.zvonar.trunk.TrunkLine;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts talks and knows which are going on, so that they can be ended at closing. Any thread.
final class Phone {
  private static final Logger LOG = LoggerFactory.getLogger(Phone.class);

  private final Talking talking;
  private final OutcomeWriter writer;
  private final DialerConfig config;
  private final Map<String, LiveTalk> live = new ConcurrentHashMap<>();

  Phone(Talking talking, OutcomeWriter writer, DialerConfig config) {
    this.talking = talking;
    this.writer = writer;
    this.config = config;
  }

  /// Starts a committed call; its line is taken already and is freed when the call is over.
  void start(Placed placed, TrunkLine line, TrunkCounts counts) {
    String reference = placed.reference();
    var sink = new CallSink(placed, counts, writer, () -> live.remove(reference));
    try {
      LiveTalk talk = talking.start(plan(placed, line), sink);
      live.put(reference, talk);
      if (sink.isOver()) {
        live.remove(reference);
      }
    } catch (RuntimeException e) {
      LOG.error("call {} to {} was not started", reference, new PhoneNumber(placed.phone()), e);
      counts.free(placed.campaignId());
      writer.failed(placed, "the call could not be started");
    }
  }

  int live() {
    return live.size();
  }

  void hangUpAll() {
    live.values().forEach(LiveTalk::hangUp);
  }

  private TalkPlan plan(Placed placed, TrunkLine line) {
    return new TalkPlan(
        placed.reference(),
        line,
        new PhoneNumber(placed.phone()).e164(),
        placed.callerId(),
        placed.ringTimeout(),
        TalkLimit.talkMax(placed.message(), config.talkMax()),
        placed.message());
  }
}
