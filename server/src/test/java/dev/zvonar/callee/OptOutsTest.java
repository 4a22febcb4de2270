package dev.zvonar.callee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import dev.zvonar.kernel.PhoneNumber;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OptOutsTest {
  private static final TenantId TENANT = TenantId.DEFAULT;

  private final Db db = TestDb.fresh();
  private final OptOuts optOuts = new OptOuts(db);

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_number_is_added_once_and_stays_as_first_said() {
    OptOut first = optOuts.add(TENANT, phone(1), OptOut.Source.KEY, "нажал 9");
    assertThat(optOuts.add(TENANT, phone(1), OptOut.Source.CONSOLE, "по почте")).isEqualTo(first);
    assertThat(optOuts.contains(db, TENANT, phone(1))).isTrue();
    assertThat(optOuts.contains(db, new TenantId(2), phone(1))).isFalse();
    assertThat(optOuts.remove(TENANT, phone(1))).isTrue();
    assertThat(optOuts.remove(TENANT, phone(1))).isFalse();
    assertThat(optOuts.contains(db, TENANT, phone(1))).isFalse();
  }

  @Test
  void an_addition_inside_a_transaction_is_undone_with_it() {
    assertThatThrownBy(() ->
            db.transaction(tx -> {
              optOuts.add(tx, TENANT, phone(1), OptOut.Source.KEY, "");
              throw new IllegalStateException("undo");
            }))
        .hasMessage("undo");
    assertThat(optOuts.contains(db, TENANT, phone(1))).isFalse();
  }

  @Test
  void pages_go_from_the_newest_to_the_oldest_and_miss_nobody() {
    for (int i = 1; i <= 25; i++) {
      optOuts.add(TENANT, phone(i), OptOut.Source.API, "");
    }
    db.update("update opt_out set created_at = now() where phone % 2 = 0");
    List<OptOut> seen = new ArrayList<>();
    OptOuts.After after = null;
    for (List<OptOut> page = optOuts.page(TENANT, null, 10, null);
        !page.isEmpty();
        page = optOuts.page(TENANT, after, 10, null)) {
      seen.addAll(page);
      after = new OptOuts.After(page.getLast().createdAt(), page.getLast().phone());
    }
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    assertThat(seen).isSortedAccordingTo((a, b) -> b.createdAt().compareTo(a.createdAt()));
    assertThat(optOuts.page(TENANT, null, 10, "000-00-25")).hasSize(1);
  }

  @Test
  void a_note_without_end_is_refused() {
    assertThatThrownBy(() -> optOuts.add(TENANT, phone(1), OptOut.Source.API, "x".repeat(501)))
        .isInstanceOf(Rejected.class);
  }

  private static PhoneNumber phone(int n) {
    return new PhoneNumber(79_000_000_000L + n);
  }
}
