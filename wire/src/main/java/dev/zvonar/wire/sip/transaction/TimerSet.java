package dev.zvonar.wire.sip.transaction;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// The timers of one transaction by name; arming one again replaces it.
final class TimerSet<E extends Enum<E>> {
  private final TimerWheel wheel;
  private final Map<E, TimerWheel.Timer> armed;
  private final Consumer<E> fired;

  TimerSet(TimerWheel wheel, Class<E> names, Consumer<E> fired) {
    this.wheel = wheel;
    this.armed = new EnumMap<>(names);
    this.fired = fired;
  }

  void arm(E name, int ms) {
    TimerWheel.Timer before = armed.put(name, wheel.arm(ms, () -> fired.accept(name)));
    if (before != null) {
      before.disarm();
    }
  }

  void disarmAll() {
    armed.values().forEach(TimerWheel.Timer::disarm);
    armed.clear();
  }
}
