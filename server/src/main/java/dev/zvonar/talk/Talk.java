package dev.zvonar.talk;

import dev.zvonar.kernel.Verdict;
import dev.zvonar.wire.audio.AnswerKind;
import dev.zvonar.wire.audio.Codec;
import dev.zvonar.wire.rtp.MediaEngine;
import dev.zvonar.wire.rtp.MediaListener;
import dev.zvonar.wire.rtp.MediaSession;
import dev.zvonar.wire.sdp.Sdp;
import dev.zvonar.wire.sip.CallRequest;
import dev.zvonar.wire.sip.OutboundLeg;
import dev.zvonar.wire.sip.UserAgent;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The shell of one talk: opens the session and the leg, feeds their events to the conversation on
/// its own virtual thread, and tells the sink how it ended, whatever happens.
final class Talk implements Runnable, LiveTalk {
  private static final Logger log = LoggerFactory.getLogger(Talk.class);
  private static final int TELEPHONE_EVENT_PT = 101;

  private final TalkPlan plan;
  private final TalkSink sink;
  private final UserAgent agent;
  private final MediaEngine media;
  private final String mediaHost;
  private final Mailbox mailbox = new Mailbox();
  private final Course course = new Course(System.nanoTime());

  /// Written by the talk's thread, read by any.
  private volatile boolean answered;

  Talk(TalkPlan plan, TalkSink sink, UserAgent agent, MediaEngine media, String mediaHost) {
    this.plan = plan;
    this.sink = sink;
    this.agent = agent;
    this.media = media;
    this.mediaHost = mediaHost;
  }

  @Override
  public void hangUp() {
    mailbox.post(new TalkEvent.HangUpAsked(System.nanoTime()));
  }

  @Override
  public boolean isAnswered() {
    return answered;
  }

  @Override
  public void run() {
    sink.ended(talk());
  }

  private TalkReport talk() {
    try (MediaSession session = media.open(new Ears(mailbox))) {
      return over(session);
    } catch (IOException noPort) {
      log.warn("no media port for a call call={} reason={}", plan.reference(), noPort.getMessage());
      return Reports.notPlaced(course, "no free media port: " + noPort.getMessage());
    } catch (RuntimeException bug) {
      log.error("a talk was not placed: report this bug call={}", plan.reference(), bug);
      return Reports.broken(course, bug.toString());
    }
  }

  private TalkReport over(MediaSession session) {
    byte[] offer = offer(session.localPort());
    OutboundLeg leg = agent.call(request(offer), event -> mailbox.post(new TalkEvent.OnLeg(event)));
    var conversation = new Conversation(plan, course, session, leg, Sdps.read(offer), told());
    try {
      return conversation.follow(mailbox);
    } catch (InterruptedException stop) {
      leg.hangup();
      Thread.currentThread().interrupt();
      return Reports.broken(course, "interrupted");
    } catch (RuntimeException bug) {
      leg.hangup();
      log.error("a talk broke off: report this bug call={}", plan.reference(), bug);
      return Reports.broken(course, bug.toString());
    }
  }

  private TalkSink told() {
    return new TalkSink() {
      @Override
      public void sent() {
        sink.sent();
      }

      @Override
      public void ringing() {
        sink.ringing();
      }

      @Override
      public void answered() {
        answered = true;
        sink.answered();
      }

      @Override
      public void ended(TalkReport report) {
        throw new IllegalStateException("the shell tells the end");
      }
    };
  }

  private byte[] offer(int rtpPort) {
    // RFC 8866 §5.2: the session id need only be unique for this host and user.
    long sessionId = System.currentTimeMillis();
    List<Codec> codecs = List.of(Codec.PCMA, Codec.PCMU);
    return Sdp.offer(mediaHost, rtpPort, codecs, TELEPHONE_EVENT_PT, sessionId).encode();
  }

  private CallRequest request(byte[] offer) {
    return new CallRequest(
        plan.reference(),
        plan.line().target(),
        plan.calledNumber(),
        plan.callerId(),
        "",
        plan.line().fromHost(),
        plan.line().credentials(),
        offer,
        plan.ringTimeout(),
        List.of());
  }

  /// Drops what the media thread hears into the mailbox.
  private record Ears(Mailbox mailbox) implements MediaListener {
    @Override
    public void onPlayed(long token) {
      mailbox.post(new TalkEvent.Played(token, System.nanoTime()));
    }

    @Override
    public void onDigit(char digit, int durationMs) {
      mailbox.post(new TalkEvent.Digit(digit, durationMs, System.nanoTime()));
    }

    @Override
    public void onAnswerKind(AnswerKind kind) {
      mailbox.post(new TalkEvent.Kind(kind, System.nanoTime()));
    }
  }

  /// Reports of talks that never became a conversation.
  private static final class Reports {
    private Reports() {}

    static TalkReport notPlaced(Course course, String why) {
      return of(course, Verdict.OUR_FAULT, why);
    }

    /// A bug of ours; if the INVITE has left nobody can say what the callee heard.
    static TalkReport broken(Course course, String why) {
      return of(course, course.wasSent() ? Verdict.UNKNOWN : Verdict.OUR_FAULT, why);
    }

    private static TalkReport of(Course course, Verdict verdict, String why) {
      long nowNanos = System.nanoTime();
      course.mark(nowNanos, "ended", why);
      return new TalkReport(
          verdict,
          course.wasSent(),
          new TalkReport.Ending(0, "", why, "us", null),
          course.times(nowNanos),
          0,
          null,
          "",
          false,
          TalkReport.Rtp.NONE,
          course.marks());
    }
  }
}
