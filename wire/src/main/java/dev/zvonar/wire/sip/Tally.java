package dev.zvonar.wire.sip;

import java.util.concurrent.atomic.LongAdder;

/// What the counters of one agent are kept in; written by the signalling thread, read by any.
final class Tally {
  final LongAdder legsTotal = new LongAdder();
  final LongAdder received = new LongAdder();
  final LongAdder sent = new LongAdder();
  final LongAdder retransmissions = new LongAdder();
  final LongAdder malformed = new LongAdder();
  final LongAdder dropped = new LongAdder();
  final LongAdder failures = new LongAdder();
}
