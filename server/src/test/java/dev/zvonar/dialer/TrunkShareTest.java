package dev.zvonar.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.kernel.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrunkShareTest {
  private static final long SECOND = 1_000_000_000L;
  private static final TrunkKey ONE = new TrunkKey(TenantId.DEFAULT, 1);
  private static final TrunkKey TWO = new TrunkKey(TenantId.DEFAULT, 2);
  private static final TrunkKey THREE = new TrunkKey(TenantId.DEFAULT, 3);

  @Test
  void parts_cover_all_trunks() {
    assertThat(TrunkShare.part(5, 2)).isEqualTo(3);
    assertThat(TrunkShare.part(4, 2)).isEqualTo(2);
    assertThat(TrunkShare.part(3, 0)).isEqualTo(3);
    assertThat(TrunkShare.part(0, 2)).isZero();
  }

  @Test
  void a_talker_takes_its_part_at_once_and_leaves_the_rest_to_others() {
    var share = new TrunkShare();
    assertThat(share.toTake(List.of(ONE, TWO, THREE), 0, 2, 0)).containsExactly(ONE, TWO);
    assertThat(share.toTake(List.of(THREE), 2, 2, SECOND)).isEmpty();
  }

  @Test
  void what_nobody_takes_is_taken_after_a_while() {
    var share = new TrunkShare();
    assertThat(share.toTake(List.of(THREE), 2, 2, 0)).isEmpty();
    assertThat(share.toTake(List.of(THREE), 2, 2, 4 * SECOND)).containsExactly(THREE);
  }

  @Test
  void what_was_taken_meanwhile_begins_to_wait_anew() {
    var share = new TrunkShare();
    assertThat(share.toTake(List.of(THREE), 2, 2, 0)).isEmpty();
    assertThat(share.toTake(List.of(), 2, 2, 2 * SECOND)).isEmpty();
    assertThat(share.toTake(List.of(THREE), 2, 2, 4 * SECOND)).isEmpty();
  }
}
