package dev.zvonar.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.campaign.CampaignState.Move;
import dev.zvonar.campaign.CampaignState.Steer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Every state meets every order.
class CampaignStateTableTest {
  @Test
  void the_table_is_the_one_we_approved() throws IOException {
    var table =
        new StringBuilder(
            """
            # A campaign's states

            `start`, `pause`, `resume`, `stop` are a person's; `finish` and `expire` are the talker's, said
            when every target is done and when the campaign's end has come. "stays" means that asking twice is no mistake; an empty cell is refused (409).

            | state | start | pause | resume | stop | finish | expire |
            |---|---|---|---|---|---|---|
            """);
    for (CampaignState state : CampaignState.values()) {
      table.append("| ").append(state.code()).append(" |");
      for (Steer steer : Steer.values()) {
        table.append(' ').append(cell(state.on(steer))).append(" |");
      }
      table.append('\n');
    }
    Approved.check("campaign.md", table + TARGETS);
  }

  @Test
  void a_final_state_is_never_left() {
    for (Steer steer : Steer.values()) {
      assertThat(CampaignState.DONE.on(steer)).isNotInstanceOf(Move.To.class);
    }
    assertThat(CampaignState.DONE.isFinal()).isTrue();
    assertThat(CampaignState.ofCode("paused")).isEqualTo(CampaignState.PAUSED);
  }

  private static String cell(Move move) {
    return switch (move) {
      case Move.To(var state) -> state.code();
      case Move.Stays() -> "stays";
      case Move.Refused() -> "";
    };
  }

  private static final String TARGETS =
      """

      # A target's states

      One callee as one campaign sees it; the row is made when the campaign comes to that callee.

      | state | set by | left by |
      |---|---|---|
      | waiting | the talker, taking a callee; the writer of outcomes, when there is to be another attempt | an attempt's commit, when `next_at` has come; a refusal at that commit (opted out, not allowed) |
      | dialling | the transaction that commits an attempt | the writer of outcomes; the next owner of the trunk, with verdict `unknown` |
      | done | whoever stored the verdict | never |

      # An attempt's states

      | state | set by | left by |
      |---|---|---|
      | placed | committed before its INVITE, under the trunk's lease | the answer; the end |
      | answered | the writer of outcomes, when the 200 came | the end |
      | ended | the writer of outcomes; the next owner of the trunk, with verdict `unknown` | never |

      A phone has at most one attempt that is not ended, over all campaigns and nodes: a unique index
      says so. An attempt's reference is its Call-ID and is unique too.
      """;
}
