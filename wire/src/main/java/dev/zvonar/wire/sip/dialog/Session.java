package dev.zvonar.wire.sip.dialog;

import dev.zvonar.wire.sdp.Direction;
import dev.zvonar.wire.sdp.MalformedSdp;
import dev.zvonar.wire.sdp.Sdp;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What both sides have said about the audio of one dialog (RFC 3264). Immutable. Bytes are kept as
/// they were sent: a description we cannot read is repeated as it stands, and nobody is harmed.
///
/// @param capable what our side can do, from which later descriptions are made
/// @param mine our description as last sent
/// @param theirs theirs as last heard; empty before that
/// @param wanted the way our side lets audio flow
/// @param version highest version of ours that was offered and refused, else 0: a refused offer has
///     used its version up, and every changed description gets the next one (RFC 3264 §8)
@SuppressWarnings("ArrayRecordComponent") // Bodies are handed on; compared by hand where needed.
public record Session(byte[] capable, byte[] mine, byte[] theirs, Direction wanted, long version) {
  private static final byte[] NOTHING = {};

  /// A session that begins with our description.
  public static Session begun(byte[] mine, byte[] theirs) {
    return new Session(mine, mine, theirs, Direction.SENDRECV, 0);
  }

  /// A session of which nothing has been said.
  public static Session silent() {
    return begun(NOTHING, NOTHING);
  }

  /// The session as it will be once this offer of theirs is answered with [#mine]; empty when there
  /// is nothing in it for us (488). An offer heard before gets the answer given before.
  public Optional<Session> answering(byte[] offer) {
    if (Arrays.equals(offer, theirs)) {
      return Optional.of(this);
    }
    Sdp can = read(capable);
    if (can == null || !can.hasAudio()) {
      return Optional.of(new Session(capable, mine, offer, wanted, version));
    }
    Sdp heard = read(offer);
    return heard == null
        ? Optional.empty()
        : can.answerLater(heard, wanted).map(answer -> saying(answer, offer));
  }

  /// The session as we would have it flow this way, all our codecs on offer again.
  public Session offering(Direction way) {
    Sdp can = read(capable);
    Session turned = new Session(capable, mine, theirs, way, version);
    return can == null || !can.hasAudio() ? turned : turned.saying(can.flowing(way), theirs);
  }

  /// The session with this description of ours, made elsewhere; its version is seen to.
  public Session offering(byte[] description) {
    Sdp can = read(description);
    return can == null
        ? new Session(description, description, theirs, wanted, version)
        : new Session(description, mine, theirs, wanted, version).saying(can, theirs);
  }

  /// This session after they answered our offer.
  public Session answered(byte[] answer) {
    return new Session(capable, mine, answer, wanted, version);
  }

  /// This session after an offer of ours came to nothing; its version is used up all the same.
  public Session without(Session offered) {
    Sdp said = read(offered.mine);
    long used = said == null ? 0 : said.version();
    return new Session(capable, mine, theirs, wanted, Math.max(version, used));
  }

  /// Whether this answer can be taken for [#mine]: one without audio can when ours has none either.
  public boolean takes(byte[] answer) {
    Sdp ours = read(mine);
    Sdp heard = read(answer);
    if (ours == null || !ours.hasAudio()) {
      return true;
    }
    return heard != null && heard.hasAudio() && Sdp.negotiate(ours, heard).isPresent();
  }

  /// Whether audio flows otherwise than in this other session.
  public boolean differsFrom(Session other) {
    return !Arrays.equals(mine, other.mine) || !Arrays.equals(theirs, other.theirs);
  }

  private Session saying(Sdp description, byte[] heard) {
    Sdp said = read(mine);
    // What has been said stands by its old version, also when an offer between them was refused.
    if (said != null && Arrays.equals(description.atVersion(said.version()).encode(), mine)) {
      return new Session(capable, mine, heard, wanted, version);
    }
    long next = 1 + Math.max(version, said == null ? 0 : said.version());
    return new Session(capable, description.atVersion(next).encode(), heard, wanted, version);
  }

  private static @Nullable Sdp read(byte[] text) {
    try {
      return Sdp.parse(text);
    } catch (MalformedSdp _) {
      return null;
    }
  }
}
