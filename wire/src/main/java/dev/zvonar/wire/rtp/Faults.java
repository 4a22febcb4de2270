package dev.zvonar.wire.rtp;

/// Counts what goes wrong on a media thread and logs the 1st, 2nd, 4th, 8th… of it, so that a fault
/// in every frame of every call cannot drown the log.
final class Faults {
  private static final System.Logger LOG = System.getLogger(Faults.class.getName());

  private final Count count = new Count();

  /// Notes one fault; media thread only.
  void note(String what, Throwable failed) {
    count.add(1);
    long seen = count.get();
    if (Long.bitCount(seen) == 1) {
      LOG.log(System.Logger.Level.WARNING, "media: " + what + " faults=" + seen, failed);
    }
  }

  long count() {
    return count.get();
  }
}
