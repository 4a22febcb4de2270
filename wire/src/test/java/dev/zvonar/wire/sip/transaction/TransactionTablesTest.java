package dev.zvonar.wire.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.ApprovedTable;
import dev.zvonar.wire.ApprovedTable.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The four transaction machines of RFC 3261 §17 against their approved tables, and the sentences of
/// the RFC that are easiest to get wrong.
class TransactionTablesTest {
  private static final BaseTimers TIMERS = new BaseTimers(500, 4_000, 5_000);
  private static final BaseTimers STREAMS = TIMERS.overStreams();

  @Test
  void the_invite_client_is_the_one_we_approved() throws IOException {
    inviteClient("invite-client", "over UDP", TIMERS);
    inviteClient("invite-client-stream", "over TCP and TLS", STREAMS);
  }

  private static void inviteClient(String name, String over, BaseTimers timers) throws IOException {
    List<InviteClient.State> states =
        List.of(
            new InviteClient.State.Calling(500),
            new InviteClient.State.Proceeding(),
            new InviteClient.State.Completed(),
            new InviteClient.State.Accepted(),
            new InviteClient.State.Terminated());
    ApprovedTable.everyKind(InviteClient.State.class, states);
    ApprovedTable.check(
        name,
        "INVITE client transaction " + over + " (RFC 3261 §17.1.1, RFC 6026 §8.4)",
        states,
        List.of(InviteClient.Event.values()),
        (state, event) -> {
          InviteClient.Step step = InviteClient.on(state, event, timers);
          return new Row(step.next(), step.effects());
        });
  }

  @Test
  void the_non_invite_client_is_the_one_we_approved() throws IOException {
    nonInviteClient("non-invite-client", "over UDP", TIMERS);
    nonInviteClient("non-invite-client-stream", "over TCP and TLS", STREAMS);
  }

  private static void nonInviteClient(String name, String over, BaseTimers timers)
      throws IOException {
    List<NonInviteClient.State> states =
        List.of(
            new NonInviteClient.State.Trying(500),
            new NonInviteClient.State.Proceeding(),
            new NonInviteClient.State.Completed(),
            new NonInviteClient.State.Terminated());
    ApprovedTable.everyKind(NonInviteClient.State.class, states);
    ApprovedTable.check(
        name,
        "Non-INVITE client transaction " + over + " (RFC 3261 §17.1.2)",
        states,
        List.of(NonInviteClient.Event.values()),
        (state, event) -> {
          NonInviteClient.Step step = NonInviteClient.on(state, event, timers);
          return new Row(step.next(), step.effects());
        });
  }

  @Test
  void the_invite_server_is_the_one_we_approved() throws IOException {
    inviteServer("invite-server", "over UDP", TIMERS);
    inviteServer("invite-server-stream", "over TCP and TLS", STREAMS);
  }

  private static void inviteServer(String name, String over, BaseTimers timers) throws IOException {
    List<InviteServer.State> states =
        List.of(
            new InviteServer.State.Proceeding(),
            new InviteServer.State.Completed(500),
            new InviteServer.State.Confirmed(),
            new InviteServer.State.Accepted(),
            new InviteServer.State.Terminated());
    ApprovedTable.everyKind(InviteServer.State.class, states);
    ApprovedTable.check(
        name,
        "INVITE server transaction " + over + " (RFC 3261 §17.2.1, RFC 6026 §8.7)",
        states,
        List.of(InviteServer.Event.values()),
        (state, event) -> {
          InviteServer.Step step = InviteServer.on(state, event, timers);
          return new Row(step.next(), step.effects());
        });
  }

  @Test
  void the_non_invite_server_is_the_one_we_approved() throws IOException {
    nonInviteServer("non-invite-server", "over UDP", TIMERS);
    nonInviteServer("non-invite-server-stream", "over TCP and TLS", STREAMS);
  }

  private static void nonInviteServer(String name, String over, BaseTimers timers)
      throws IOException {
    ApprovedTable.check(
        name,
        "Non-INVITE server transaction " + over + " (RFC 3261 §17.2.2)",
        List.of(NonInviteServer.State.values()),
        List.of(NonInviteServer.Event.values()),
        (state, event) -> {
          NonInviteServer.Step step = NonInviteServer.on(state, event, timers);
          return new Row(step.next(), step.effects());
        });
  }

  @Test
  void an_invite_is_repeated_at_doubling_pauses_without_a_ceiling() {
    // §17.1.1.2: "T1 is 500 ms: 500, 1 s, 2 s, 4 s, 8 s, 16 s", then timer B at 32 s.
    var pauses = new ArrayList<Integer>();
    InviteClient.State state = new InviteClient.State.Calling(500);
    for (int i = 0; i < 6; i++) {
      InviteClient.Step step = InviteClient.on(state, InviteClient.Event.TIMER_A, TIMERS);
      state = step.next();
      for (InviteClient.Effect effect : step.effects()) {
        if (effect instanceof InviteClient.Effect.Arm(InviteClient.Event _, int ms)) {
          pauses.add(ms);
        }
      }
    }
    assertThat(pauses).containsExactly(1_000, 2_000, 4_000, 8_000, 16_000, 32_000);
  }

  @Test
  void other_requests_are_repeated_at_pauses_of_at_most_t2() {
    var pauses = new ArrayList<Integer>();
    NonInviteClient.State state = new NonInviteClient.State.Trying(500);
    for (int i = 0; i < 5; i++) {
      NonInviteClient.Step step = NonInviteClient.on(state, NonInviteClient.Event.TIMER_E, TIMERS);
      state = step.next();
      for (NonInviteClient.Effect effect : step.effects()) {
        if (effect instanceof NonInviteClient.Effect.Arm(NonInviteClient.Event _, int ms)) {
          pauses.add(ms);
        }
      }
    }
    assertThat(pauses).containsExactly(1_000, 2_000, 4_000, 4_000, 4_000);
  }
}
