package dev.zvonar.callee;

import dev.zvonar.kernel.PhoneNumber;

/// What [PhoneReader] made of a text.
public sealed interface PhoneReading {
  record Good(PhoneNumber number) implements PhoneReading {}

  record Bad(PhoneFault fault) implements PhoneReading {}
}
