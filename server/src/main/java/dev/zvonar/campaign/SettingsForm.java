package dev.zvonar.campaign;

import dev.zvonar.kernel.Rejected.Flaw;
import dev.zvonar.kernel.Text;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A campaign's settings as the API and the database write them: `CampaignSettings` of openapi.yaml.
/// What is absent has the default that the API states.
///
/// @param windowFrom `HH:MM`
/// @param windowTo `HH:MM`, `24:00` for the end of the day
/// @param weekdays 1 is Monday
/// @param onMachine `play` or `hangUp`
public record SettingsForm(
    @Nullable String zone,
    @Nullable String windowFrom,
    @Nullable String windowTo,
    @Nullable List<Integer> weekdays,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable Double cps,
    @Nullable Integer lines,
    @Nullable Integer ringTimeoutS,
    @Nullable Integer attemptsMax,
    @Nullable Integer retryBusyS,
    @Nullable Integer retryNoAnswerS,
    @Nullable Integer retryFailedS,
    @Nullable String onMachine) {
  /// Everything by default.
  public static final SettingsForm DEFAULTS =
      new SettingsForm(
          "Europe/Moscow",
          "09:00",
          "20:00",
          List.of(1, 2, 3, 4, 5),
          null,
          null,
          5.0,
          50,
          30,
          3,
          600,
          7200,
          900,
          "play");

  private static final Pattern CLOCK = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)|24:00");
  private static final int CPS_MAX = 10_000;
  private static final int LINES_MAX = 100_000;
  private static final int RING_S_MIN = 5;
  private static final int RING_S_MAX = 120;
  private static final int ATTEMPTS_MAX = 20;
  private static final int RETRY_S_MAX = 2_592_000; // 30 days
  private static final int FAULTS_MAX = 10;
  private static final int MINUTES_PER_HOUR = 60;
  private static final int SUNDAY = 7;

  /// This form with nothing left out.
  public SettingsForm filled() {
    SettingsForm d = DEFAULTS;
    return new SettingsForm(
        or(zone, d.zone),
        or(windowFrom, d.windowFrom),
        or(windowTo, d.windowTo),
        or(weekdays, d.weekdays),
        startsAt,
        endsAt,
        or(cps, d.cps),
        or(lines, d.lines),
        or(ringTimeoutS, d.ringTimeoutS),
        or(attemptsMax, d.attemptsMax),
        or(retryBusyS, d.retryBusyS),
        or(retryNoAnswerS, d.retryNoAnswerS),
        or(retryFailedS, d.retryFailedS),
        or(onMachine, d.onMachine));
  }

  /// What is wrong with this form; empty when [#settings] may be asked.
  public List<Flaw> flaws() {
    return new Check(filled()).flaws();
  }

  /// The settings this form means. Throws [IllegalArgumentException] when it has flaws.
  public CampaignSettings settings() {
    return new Check(filled()).settings();
  }

  private static <T> T or(@Nullable T given, @Nullable T byDefault) {
    if (given != null) {
      return given;
    }
    if (byDefault == null) {
      throw new IllegalStateException("a default is missing");
    }
    return byDefault;
  }

  /// Reads one filled form.
  private record Check(SettingsForm form) {
    List<Flaw> flaws() {
      var flaws = new ArrayList<Flaw>();
      checkZone(flaws);
      checkWindow(flaws);
      checkDays(flaws);
      range(flaws, "lines", form.lines, 1, LINES_MAX);
      range(flaws, "ringTimeoutS", form.ringTimeoutS, RING_S_MIN, RING_S_MAX);
      range(flaws, "attemptsMax", form.attemptsMax, 1, ATTEMPTS_MAX);
      range(flaws, "retryBusyS", form.retryBusyS, 1, RETRY_S_MAX);
      range(flaws, "retryNoAnswerS", form.retryNoAnswerS, 1, RETRY_S_MAX);
      range(flaws, "retryFailedS", form.retryFailedS, 1, RETRY_S_MAX);
      checkRest(flaws);
      return flaws;
    }

    CampaignSettings settings() {
      boolean hangUp = "hangUp".equals(form.onMachine);
      return new CampaignSettings(
          schedule(), value(form.cps), value(form.lines), retries(hangUp), hangUp);
    }

    private Schedule schedule() {
      Set<DayOfWeek> days =
          value(form.weekdays).stream().map(DayOfWeek::of).collect(Collectors.toSet());
      return new Schedule(
          ZoneId.of(value(form.zone)),
          minute(value(form.windowFrom)),
          minute(value(form.windowTo)),
          days,
          form.startsAt,
          form.endsAt,
          Duration.ofSeconds(value(form.ringTimeoutS)));
    }

    private RetryPlan retries(boolean redialMachines) {
      return new RetryPlan(
          value(form.attemptsMax),
          FAULTS_MAX,
          Duration.ofSeconds(value(form.retryBusyS)),
          Duration.ofSeconds(value(form.retryNoAnswerS)),
          Duration.ofSeconds(value(form.retryFailedS)),
          redialMachines);
    }

    private void checkZone(List<Flaw> flaws) {
      try {
        ZoneId.of(value(form.zone));
      } catch (DateTimeException e) {
        flaws.add(
            flaw(
                "zone",
                "Такой часовой зоны нет; нужна зона IANA, например Europe/Moscow.",
                "There is no such time zone; give an IANA zone such as Europe/Moscow."));
      }
    }

    private void checkWindow(List<Flaw> flaws) {
      int from = minute(value(form.windowFrom));
      int to = minute(value(form.windowTo));
      if (from < 0 || from == Schedule.DAY_MINUTES) {
        flaws.add(flaw("windowFrom", "Нужно время ЧЧ:ММ.", "Give a time as HH:MM."));
      } else if (to < 0) {
        flaws.add(flaw("windowTo", "Нужно время ЧЧ:ММ.", "Give a time as HH:MM."));
      } else if ((to - from) * MINUTES_PER_HOUR < value(form.ringTimeoutS)) {
        flaws.add(
            flaw(
                "windowTo",
                "Окно должно кончаться позже начала и быть не короче времени звонка.",
                "The window must end after it begins and be no shorter than the ring timeout."));
      }
    }

    private void checkDays(List<Flaw> flaws) {
      List<Integer> days = value(form.weekdays);
      if (days.isEmpty() || days.stream().anyMatch(d -> Objects.isNull(d) || d < 1 || d > SUNDAY)) {
        flaws.add(
            flaw(
                "weekdays",
                "Нужен хотя бы один день от 1 (понедельник) до 7.",
                "Give at least one day from 1 (Monday) to 7."));
      }
    }

    private void checkRest(List<Flaw> flaws) {
      double rate = value(form.cps);
      if (!(rate > 0 && rate <= CPS_MAX)) {
        flaws.add(
            flaw(
                "cps",
                "Скорость — больше 0 и не выше " + CPS_MAX + " вызовов в секунду.",
                "The rate is above 0 and at most " + CPS_MAX + " calls a second."));
      }
      if (form.startsAt != null && form.endsAt != null && !form.startsAt.isBefore(form.endsAt)) {
        flaws.add(flaw("endsAt", "Конец раньше начала.", "The end is before the start."));
      }
      if (!"play".equals(form.onMachine) && !"hangUp".equals(form.onMachine)) {
        flaws.add(flaw("onMachine", "Либо play, либо hangUp.", "Either play or hangUp."));
      }
    }

    private static void range(
        List<Flaw> flaws, String at, @Nullable Integer given, int min, int max) {
      int number = value(given);
      if (number < min || number > max) {
        flaws.add(
            flaw(
                at,
                "Число от " + min + " до " + max + ".",
                "A number from " + min + " to " + max + "."));
      }
    }

    private static Flaw flaw(String at, String ru, String en) {
      return new Flaw("/settings/" + at, new Text(ru, en));
    }

    /// The minute of the day, or -1 when `clock` is not a time of day.
    private static int minute(String clock) {
      Matcher m = CLOCK.matcher(clock);
      if (!m.matches()) {
        return -1;
      }
      return m.group(1) == null
          ? Schedule.DAY_MINUTES
          : Integer.parseInt(m.group(1)) * MINUTES_PER_HOUR + Integer.parseInt(m.group(2));
    }

    private static <T> T value(@Nullable T filled) {
      if (filled == null) {
        throw new IllegalStateException("the form is not filled");
      }
      return filled;
    }
  }
}
