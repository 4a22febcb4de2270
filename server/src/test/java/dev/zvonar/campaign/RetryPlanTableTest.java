package dev.zvonar.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.campaign.RetryPlan.Next;
import dev.zvonar.kernel.Verdict;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Every verdict meets a first, a second and a last attempt.
class RetryPlanTableTest {
  private static final RetryPlan PLAN = plan(false);

  @Test
  void the_table_is_the_one_we_approved() throws IOException {
    var table =
        new StringBuilder(
            """
            # What follows an attempt

            With 3 attempts, 10 faults, busy 600 s, no answer 7200 s, fault 900 s. "counts" uses up one of
            the callee's attempts. A fault waits longer when the trunk's Retry-After says so.

            | verdict | after attempt 1 | after attempt 2 | after attempt 3 | with 9 faults before |
            |---|---|---|---|---|
            """);
    for (Verdict verdict : Verdict.values()) {
      row(table, verdict.code(), PLAN, verdict);
    }
    row(table, "machine, left without a message", plan(true), Verdict.MACHINE);
    Approved.check("retry.md", table.toString());
  }

  @Test
  void a_trunk_that_asks_for_more_time_gets_it_and_one_that_asks_for_less_does_not() {
    assertThat(PLAN.after(Verdict.TRUNK_FAULT, 1, 0, Duration.ofHours(1)))
        .isEqualTo(new Next.AfterFault(Duration.ofHours(1)));
    assertThat(PLAN.after(Verdict.TRUNK_FAULT, 1, 0, Duration.ofSeconds(1)))
        .isEqualTo(new Next.AfterFault(Duration.ofMinutes(15)));
  }

  private static void row(StringBuilder table, String name, RetryPlan plan, Verdict verdict) {
    table.append("| ").append(name).append(" |");
    for (int attempts = 1; attempts <= 3; attempts++) {
      table.append(' ').append(cell(plan.after(verdict, attempts, 0, Duration.ZERO))).append(" |");
    }
    table.append(' ').append(cell(plan.after(verdict, 1, 9, Duration.ZERO))).append(" |\n");
  }

  private static String cell(Next next) {
    return switch (next) {
      case Next.Done() -> "done";
      case Next.Again(var delay) -> "again in " + delay.toSeconds() + " s, counts";
      case Next.AfterFault(var delay) -> "again in " + delay.toSeconds() + " s";
      case Next.AsIfNothing() -> "again at once";
    };
  }

  private static RetryPlan plan(boolean redialMachines) {
    return new RetryPlan(
        3, 10, Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofMinutes(15), redialMachines);
  }
}
