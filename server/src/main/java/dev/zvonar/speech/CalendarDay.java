package dev.zvonar.speech;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.OptionalInt;

/// A day as a list names it: with its year or without.
///
/// @param year 0 when it is not named
record CalendarDay(int year, int month, int day) {
  /// Checks that there is such a day; 29 February goes without a year too.
  static Optional<CalendarDay> of(int year, int month, int day) {
    try {
      if (year == 0) {
        MonthDay.of(month, day);
      } else {
        LocalDate.of(year, month, day);
      }
      return Optional.of(new CalendarDay(year, month, day));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  OptionalInt yearNamed() {
    return year == 0 ? OptionalInt.empty() : OptionalInt.of(year);
  }
}
