package dev.zvonar.wire.rtp;

/// Decides how many sessions may be open, from how busy the media threads were found: the room there
/// is on this machine now, whatever else runs on it. Pure; the shell measures once a second.
///
/// The cost of a session is what the sessions there are cost. Late slots prove that there is no room,
/// whatever the arithmetic says: each such second takes a part of the sessions away, as AIMD does.
record Governor(int allowed) {
  /// The share of a core that a media thread may fill; the rest is for collectors, compilers and the
  /// kernel's own work.
  private static final double BUSY_MAX = 0.75;

  /// More late slots than this share of a second's slots are no accident.
  private static final double LATE_MAX = 0.02;

  private static final double CUT = 0.9;

  /// What can always be tried: below it the measured cost means little.
  private static final int SESSIONS_MIN = 50;

  /// Growth a second, at least: so a full machine that got quiet is found out.
  private static final int GROWTH_MIN = 50;

  /// One second of the busiest media thread.
  ///
  /// @param sessions sessions open on all threads
  /// @param busy the share of the second that thread was busy, 0..1
  /// @param slots slots with sessions that were run
  /// @param late those of them that began more than 5 ms late
  record Second(int sessions, double busy, long slots, long late) {}

  /// Begins with what `sessionsMax` allows.
  static Governor start(int sessionsMax) {
    return new Governor(sessionsMax);
  }

  /// The decision after one more second.
  ///
  /// @param sessionsMax the configured bound, never exceeded
  Governor after(Second second, int sessionsMax) {
    int wanted = second.late() > LATE_MAX * second.slots() ? cut(second) : room(second);
    return new Governor(Math.clamp(wanted, Math.min(SESSIONS_MIN, sessionsMax), sessionsMax));
  }

  private static int cut(Second second) {
    return (int) (second.sessions() * CUT);
  }

  private int room(Second second) {
    if (second.sessions() < SESSIONS_MIN || second.busy() <= 0) {
      return Integer.MAX_VALUE;
    }
    double fits = second.sessions() * (BUSY_MAX / second.busy());
    double growth = Math.max(allowed + (double) GROWTH_MIN, allowed * 1.1);
    return (int) Math.min(fits, growth);
  }
}
