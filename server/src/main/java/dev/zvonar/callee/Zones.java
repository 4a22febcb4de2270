package dev.zvonar.callee;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads time zones as lists name them: `Asia/Omsk`, `МСК+3`, `UTC+6`, `+06:00`. Pure.
///
/// The answer is always an IANA id, which Java and PostgreSQL understand alike: PostgreSQL takes
/// `UTC+6` for six hours *west* (POSIX), so an offset is never passed on as written.
final class Zones {
  private static final Map<String, String> BY_LOWER_CASE =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id -> id.contains("/") && !id.startsWith("SystemV/"))
          .collect(Collectors.toUnmodifiableMap(id -> id.toLowerCase(Locale.ROOT), id -> id));

  /// The zones Russia lives by, from one hour before Moscow to nine after.
  private static final List<String> FROM_MOSCOW =
      List.of(
          "Europe/Kaliningrad",
          "Europe/Moscow",
          "Europe/Samara",
          "Asia/Yekaterinburg",
          "Asia/Omsk",
          "Asia/Krasnoyarsk",
          "Asia/Irkutsk",
          "Asia/Yakutsk",
          "Asia/Vladivostok",
          "Asia/Magadan",
          "Asia/Kamchatka");

  /// Offsets with a part of an hour, by minutes from UTC, where nobody changes the clock.
  private static final Map<Integer, String> BROKEN_HOURS =
      Map.of(
          210, "Asia/Tehran",
          270, "Asia/Kabul",
          330, "Asia/Kolkata",
          345, "Asia/Kathmandu",
          390, "Asia/Yangon",
          570, "Australia/Darwin");

  private static final Pattern OFFSET =
      Pattern.compile("(МСК|MSK|UTC|GMT|)(?:([+-])([0-9]{1,2})(?::?([0-9]{2}))?)?");

  private static final int MINUTES_AN_HOUR = 60;
  private static final int EAST_HOURS_MAX = 14;
  private static final int WEST_HOURS_MAX = 12;

  private Zones() {}

  /// The IANA id of the zone named, if it is known.
  static Optional<String> read(String text) {
    String written = text.strip();
    String id = BY_LOWER_CASE.get(written.toLowerCase(Locale.ROOT));
    return id != null ? Optional.of(id) : readOffset(written);
  }

  private static Optional<String> readOffset(String written) {
    String tidy = written.replaceAll("[\\s\u00a0]", "").replaceAll("[\u2010-\u2014\u2212]", "-");
    Matcher found = OFFSET.matcher(tidy.toUpperCase(Locale.ROOT));
    if (tidy.isEmpty() || !found.matches()) {
      return Optional.empty();
    }
    int minutes = minutesOf(found);
    boolean fromMoscow = found.group(1).equals("МСК") || found.group(1).equals("MSK");
    return fromMoscow ? fromMoscow(minutes) : fromUtc(minutes);
  }

  private static int minutesOf(Matcher found) {
    if (found.group(3) == null) {
      return 0;
    }
    int minutes = found.group(4) == null ? 0 : Integer.parseInt(found.group(4));
    int all = Integer.parseInt(found.group(3)) * MINUTES_AN_HOUR + minutes;
    return found.group(2).equals("-") ? -all : all;
  }

  private static Optional<String> fromMoscow(int minutes) {
    int at = minutes / MINUTES_AN_HOUR + 1;
    boolean known = minutes % MINUTES_AN_HOUR == 0 && at >= 0 && at < FROM_MOSCOW.size();
    return known ? Optional.of(FROM_MOSCOW.get(at)) : Optional.empty();
  }

  /// The ids `Etc/GMT…` count hours to the west, hence the sign turned round.
  private static Optional<String> fromUtc(int minutes) {
    int hours = minutes / MINUTES_AN_HOUR;
    if (minutes % MINUTES_AN_HOUR != 0) {
      return Optional.ofNullable(BROKEN_HOURS.get(minutes));
    }
    if (hours > EAST_HOURS_MAX || hours < -WEST_HOURS_MAX) {
      return Optional.empty();
    }
    return Optional.of(
        hours == 0 ? "Etc/UTC" : "Etc/GMT" + (hours > 0 ? "-" : "+") + Math.abs(hours));
  }
}
