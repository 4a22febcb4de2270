package dev.zvonar.lab.carrier;

/// Decides what becomes of calls to a number. Must be pure, so that a run can be repeated.
@FunctionalInterface
public interface Subscribers {
  /// Gives the fate of a call.
  ///
  /// @param number the called number as it stood in the request
  /// @param timesCalled how often it was called before
  Fate fateOf(String number, int timesCalled);
}
