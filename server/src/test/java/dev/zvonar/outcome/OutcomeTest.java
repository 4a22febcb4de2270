package dev.zvonar.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.kernel.Verdict;
import dev.zvonar.outcome.Cause.How;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
  @ParameterizedTest
  @CsvSource({
    "486,false,BUSY",
    "600,true,BUSY",
    "404,false,WRONG_NUMBER",
    "604,false,WRONG_NUMBER",
    "484,false,WRONG_NUMBER",
    "480,true,NO_ANSWER",
    "480,false,UNREACHABLE",
    "487,true,NO_ANSWER",
    "603,true,DECLINED",
    "607,false,DECLINED",
    "403,false,TRUNK_FAULT",
    "503,false,TRUNK_FAULT",
    "488,false,TRUNK_FAULT",
    "302,false,TRUNK_FAULT",
    "608,false,TRUNK_FAULT",
    "400,false,OUR_FAULT"
  })
  void a_status_without_a_cause_is_judged_by_itself_and_by_whether_it_rang(
      int status, boolean rang, Verdict verdict) {
    assertThat(refused(status, rang)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "480,17,BUSY",
    "503,17,BUSY",
    "404,3,TRUNK_FAULT",
    "404,1,WRONG_NUMBER",
    "403,21,DECLINED",
    "480,20,UNREACHABLE",
    "500,28,WRONG_NUMBER",
    "503,34,TRUNK_FAULT",
    "480,19,UNREACHABLE",
    "486,34,BUSY"
  })
  void a_q850_cause_outweighs_a_vague_status_only(int status, int cause, Verdict verdict) {
    assertThat(refused(status, false, "SIP;cause=200", "Q.850 ;cause=" + cause + ";text=\"x\""))
        .isEqualTo(verdict);
  }

  @Test
  void a_reason_that_makes_no_sense_is_as_good_as_none() {
    assertThat(refused(480, true, "Q.850", "Q.850;cause=", "Q.850;cause=99999999999"))
        .isEqualTo(Verdict.NO_ANSWER);
  }

  @ParameterizedTest
  @CsvSource({
    "RANG_OUT,true,NO_ANSWER",
    "RANG_OUT,false,UNREACHABLE",
    "SILENCE,false,TRUNK_FAULT",
    "TRANSPORT,false,TRUNK_FAULT",
    "CREDENTIALS,false,TRUNK_FAULT",
    "TAKEN_BACK,true,WITHDRAWN"
  })
  void endings_without_a_status_have_a_verdict_too(How how, boolean rang, Verdict verdict) {
    assertThat(Outcome.ofUnanswered(new Cause(how, 0, "", List.of(), rang))).isEqualTo(verdict);
  }

  @Test
  void what_the_callee_pressed_outweighs_what_the_sound_suggests() {
    assertThat(Outcome.ofAnswered(true, true, true, true)).isEqualTo(Verdict.OPTED_OUT);
    assertThat(Outcome.ofAnswered(false, true, true, false)).isEqualTo(Verdict.CONFIRMED);
    assertThat(Outcome.ofAnswered(false, false, true, true)).isEqualTo(Verdict.MACHINE);
    assertThat(Outcome.ofAnswered(false, false, false, true)).isEqualTo(Verdict.HEARD);
    assertThat(Outcome.ofAnswered(false, false, false, false)).isEqualTo(Verdict.PARTLY_HEARD);
  }

  private static Verdict refused(int status, boolean rang, String... reasons) {
    return Outcome.ofUnanswered(new Cause(How.REFUSED, status, "", List.of(reasons), rang));
  }
}
