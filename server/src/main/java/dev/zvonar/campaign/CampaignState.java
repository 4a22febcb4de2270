package dev.zvonar.campaign;

import java.util.Locale;

/// Where a campaign stands, and who may move it where. Persistent: column `campaign.state`.
public enum CampaignState {
  /// Set at creation. Left by a person's start.
  DRAFT,
  /// Set by start or resume. Its trunk's talker dials. Left by pause or stop, or by the talker when
  /// every target is done.
  RUNNING,
  /// Set by pause. Nothing new is dialled, calls in the air go on. Left by resume or stop.
  PAUSED,
  /// Set by stop, and by the talker when the campaign's end has come. As paused, and said to be over
  /// for now. Left by resume.
  STOPPED,
  /// Set by the talker when nobody is left to call. Final.
  DONE;

  /// What can be asked of a campaign.
  public enum Steer {
    START,
    PAUSE,
    RESUME,
    STOP,
    /// Only the talker says this: nobody is left to call.
    FINISH,
    /// Only the talker says this: the campaign's end has come.
    EXPIRE;

    /// The word of the API.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The answer to a [Steer].
  public sealed interface Move {
    /// The campaign goes to another state.
    record To(CampaignState state) implements Move {}

    /// The campaign is already where it was asked to go: asking twice is no mistake.
    record Stays() implements Move {}

    /// That cannot be asked in this state.
    record Refused() implements Move {}
  }

  /// The word of the database and the API.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static CampaignState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /// Whether this state is never left.
  public boolean isFinal() {
    return this == DONE;
  }

  /// What `steer` does to a campaign in this state.
  public Move on(Steer steer) {
    return switch (this) {
      case DRAFT -> steer == Steer.START ? new Move.To(RUNNING) : new Move.Refused();
      case RUNNING ->
          switch (steer) {
            case START, RESUME -> new Move.Stays();
            case PAUSE -> new Move.To(PAUSED);
            case STOP -> new Move.To(STOPPED);
            case FINISH -> new Move.To(DONE);
            case EXPIRE -> new Move.To(STOPPED);
          };
      case PAUSED ->
          switch (steer) {
            case PAUSE -> new Move.Stays();
            case RESUME -> new Move.To(RUNNING);
            case STOP -> new Move.To(STOPPED);
            case START, FINISH, EXPIRE -> new Move.Refused();
          };
      case STOPPED ->
          switch (steer) {
            case STOP, EXPIRE -> new Move.Stays();
            case RESUME -> new Move.To(RUNNING);
            case START, PAUSE, FINISH -> new Move.Refused();
          };
      case DONE -> steer == Steer.FINISH ? new Move.Stays() : new Move.Refused();
    };
  }
}
