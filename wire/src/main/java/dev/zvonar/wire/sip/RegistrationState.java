package dev.zvonar.wire.sip;

import java.time.Duration;

/// How a registration stands.
public sealed interface RegistrationState {
  /// The first REGISTER is under way.
  record Registering() implements RegistrationState {}

  /// The registrar knows us for `expires`; it is renewed by itself before that.
  record Registered(Duration expires) implements RegistrationState {}

  /// The registrar said no; asked again after `retryIn`.
  record Refused(int status, String reason, Duration retryIn) implements RegistrationState {}

  /// The registrar said nothing; asked again after `retryIn`.
  record Unreachable(Duration retryIn) implements RegistrationState {}

  /// Closed by us; nothing follows.
  record Closed() implements RegistrationState {}
}
