package dev.zvonar.outcome;

import dev.zvonar.kernel.Verdict;

/// Turns causes and conversations into verdicts. Pure.
///
/// The number alone lies: a 403 is a ban, a limit or a callee who declined, depending on the
/// carrier. A Q.850 cause in a Reason header (RFC 3326) therefore outweighs the vague statuses, and
/// whether it rang decides between "no answer" and "unreachable".
public final class Outcome {
  private Outcome() {}

  /// Judges a call that was not answered.
  public static Verdict ofUnanswered(Cause cause) {
    return switch (cause.how()) {
      case REFUSED -> refused(cause);
      case RANG_OUT -> cause.rang() ? Verdict.NO_ANSWER : Verdict.UNREACHABLE;
      case SILENCE, TRANSPORT, CREDENTIALS -> Verdict.TRUNK_FAULT;
      case TAKEN_BACK -> Verdict.WITHDRAWN;
    };
  }

  /// Judges an answered call. What the callee pressed outweighs what the sound suggests: a machine
  /// presses no keys.
  public static Verdict ofAnswered(
      boolean optedOut, boolean confirmed, boolean machine, boolean heardWhole) {
    if (optedOut) {
      return Verdict.OPTED_OUT;
    }
    if (confirmed) {
      return Verdict.CONFIRMED;
    }
    if (machine) {
      return Verdict.MACHINE;
    }
    return heardWhole ? Verdict.HEARD : Verdict.PARTLY_HEARD;
  }

  private static Verdict refused(Cause cause) {
    int q850 = Q850.in(cause.reasonHeaders());
    return isVague(cause.sipStatus()) && q850 != Q850.NONE
        ? Q850.verdict(q850, cause.rang())
        : ofStatus(cause.sipStatus(), cause.rang());
  }

  /// Statuses that carriers give for many reasons; a Q.850 cause says which.
  private static boolean isVague(int status) {
    return switch (status) {
      case 403, 404, 408, 480, 487, 500, 502, 503, 504, 603 -> true;
      default -> false;
    };
  }

  private static Verdict ofStatus(int status, boolean rang) {
    return switch (status) {
      case 404, 410, 484, 485, 604 -> Verdict.WRONG_NUMBER;
      case 486, 600 -> Verdict.BUSY;
      case 408, 480, 487 -> rang ? Verdict.NO_ANSWER : Verdict.UNREACHABLE;
      // RFC 8197: 607 is the callee's own "unwanted"; 603 is a plain refusal.
      case 603, 607 -> Verdict.DECLINED;
      // Our own message was wrong.
      case 400, 405, 414, 416, 420, 421 -> Verdict.OUR_FAULT;
      // 403 policy, 401/407 credentials, 488 codec, 503 limit, 608 blocked (RFC 8688), and the
      // rest.
      default -> Verdict.TRUNK_FAULT;
    };
  }
}
