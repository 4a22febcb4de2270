package dev.zvonar.wire.rtp;

import dev.zvonar.wire.audio.Tones;
import java.util.List;

/// Makes one digit of the packets of one telephone event, whatever of them is lost, doubled or out
/// of order (RFC 4733 §2.5.2). Pure; the approved table is `docs/protocols/dtmf-receiver.md`.
///
/// A digit is told when the key is let go: at the first end packet, or when the next digit begins,
/// or when no packet came for [#QUIET_MS].
final class DtmfReceiver {
  /// How long a pressed key may be silent before its end packets count as lost.
  static final int QUIET_MS = 200;

  /// Telephone events are counted in samples of 8000 Hz.
  private static final int UNITS_PER_MS = 8;

  /// A timestamp at most this far behind (10 s) is an old packet come late; one further behind is
  /// a source that set its clock anew.
  private static final int LATE_UNITS_MAX = 80_000;

  /// RFC 4733 §2.5.1.3: the longest duration of one segment of a long event.
  private static final int SEGMENT_UNITS = 0xFFFF;

  private DtmfReceiver() {}

  /// What the far end's keypad is doing.
  sealed interface State {
    /// No key was pressed yet.
    record Idle() implements State {}

    /// A key is down since `timestamp`, for `units` so far; `earlierUnits` were told by segments
    /// before this one.
    record Pressed(int code, int timestamp, int units, int earlierUnits) implements State {}

    /// The key of the event at `timestamp` was let go.
    record Released(int timestamp) implements State {}
  }

  /// What came, or did not.
  sealed interface Event {
    /// A telephone-event payload for a key, code 0..15.
    record Packet(int timestamp, int code, boolean end, int units) implements Event {}

    /// No such packet for [#QUIET_MS].
    record Quiet() implements Event {}

    /// The far end sends from a new synchronisation source: its timestamps begin anew.
    record NewSource() implements Event {}
  }

  /// What to tell.
  sealed interface Effect {
    /// One digit, pressed for about so long.
    record Digit(char key, int durationMs) implements Effect {}
  }

  /// The next state and what to tell on the way.
  record Step(State next, List<Effect> effects) {
    /// Keeps its own list.
    Step {
      effects = List.copyOf(effects);
    }

    private static Step to(State next) {
      return new Step(next, List.of());
    }
  }

  /// The state to begin with.
  static State start() {
    return new State.Idle();
  }

  /// Advances by one event.
  static Step on(State state, Event event) {
    return switch (state) {
      case State.Idle idle ->
          switch (event) {
            case Event.Packet packet -> begin(packet);
            case Event.Quiet _, Event.NewSource _ -> Step.to(idle);
          };
      case State.Pressed pressed ->
          switch (event) {
            case Event.Packet packet -> whilePressed(pressed, packet);
            case Event.Quiet _ -> release(pressed, new State.Released(pressed.timestamp));
            case Event.NewSource _ -> release(pressed, new State.Idle());
          };
      case State.Released released ->
          switch (event) {
            case Event.Packet packet when isOld(packet, released.timestamp) -> Step.to(released);
            case Event.Packet packet -> begin(packet);
            case Event.Quiet _ -> Step.to(released);
            case Event.NewSource _ -> Step.to(new State.Idle());
          };
    };
  }

  private static Step begin(Event.Packet packet) {
    var pressed = new State.Pressed(packet.code, packet.timestamp, packet.units, 0);
    return packet.end ? release(pressed, new State.Released(packet.timestamp)) : Step.to(pressed);
  }

  private static Step whilePressed(State.Pressed pressed, Event.Packet packet) {
    if (packet.timestamp == pressed.timestamp) {
      return longer(pressed, packet, pressed.earlierUnits);
    }
    if (isOld(packet, pressed.timestamp)) {
      return Step.to(pressed);
    }
    // RFC 4733 §2.5.1.3: a long event goes on in a segment that begins where the last one ended.
    if (packet.code == pressed.code && packet.timestamp == pressed.timestamp + SEGMENT_UNITS) {
      var segment = new State.Pressed(pressed.code, packet.timestamp, 0, 0);
      return longer(segment, packet, pressed.earlierUnits + SEGMENT_UNITS);
    }
    Step next = begin(packet);
    return new Step(next.next, concat(digit(pressed), next.effects));
  }

  private static Step longer(State.Pressed pressed, Event.Packet packet, int earlierUnits) {
    // A packet out of order tells a shorter duration than we know already.
    int units = Math.max(pressed.units, packet.units);
    var held = new State.Pressed(pressed.code, pressed.timestamp, units, earlierUnits);
    return packet.end ? release(held, new State.Released(held.timestamp)) : Step.to(held);
  }

  private static Step release(State.Pressed pressed, State next) {
    return new Step(next, List.of(digit(pressed)));
  }

  private static Effect digit(State.Pressed pressed) {
    int durationMs = (pressed.earlierUnits + pressed.units) / UNITS_PER_MS;
    return new Effect.Digit(Tones.KEYS.charAt(pressed.code), durationMs);
  }

  private static List<Effect> concat(Effect first, List<Effect> rest) {
    return rest.isEmpty() ? List.of(first) : List.of(first, rest.getFirst());
  }

  /// RFC 3550 §5.1: timestamps wrap around, so only their difference says which is later.
  private static boolean isOld(Event.Packet packet, int timestamp) {
    int behind = timestamp - packet.timestamp;
    return behind >= 0 && behind <= LATE_UNITS_MAX;
  }
}
