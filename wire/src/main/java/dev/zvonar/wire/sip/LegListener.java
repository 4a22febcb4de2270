package dev.zvonar.wire.sip;

/// Hears of one leg, in order, on the signalling thread. Must be quick and must not throw.
@FunctionalInterface
public interface LegListener {
  /// Takes the next event; [LegEvent.Ended] is the last one and comes exactly once.
  void on(LegEvent event);
}
