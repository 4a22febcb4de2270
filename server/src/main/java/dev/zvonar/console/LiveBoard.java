package dev.zvonar.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.zvonar.kernel.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The dashboard's figures of a tenant. Counting ended attempts is the costly part, so its result is
/// used again for twenty times as long as it took.
final class LiveBoard {
  private static final int REST_FACTOR = 20;

  /// Attempts that never left say nothing about who answers.
  private static final Set<String> NOT_DIALLED = Set.of("withdrawn", "not_allowed");

  private final LiveTable table;
  private final Map<Long, Counted> counted = new ConcurrentHashMap<>();

  LiveBoard(LiveTable table) {
    this.table = table;
  }

  private record Counted(List<LiveTable.Ended> ended, long freshUntilNanos) {}

  record TrunkView(
      long id,
      String name,
      String state,
      int ringing,
      int talking,
      int linesMax,
      double cps,
      BigDecimal cpsMax,
      @Nullable Double answerRatio) {}

  /// `Live` of openapi.yaml; the history is there on the first look only.
  record View(
      Instant at,
      int ringing,
      int talking,
      double cps,
      @Nullable Double answerRatio,
      List<TrunkView> trunks,
      Map<String, Long> verdicts,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<LiveTable.Point> history) {}

  View now(TenantId tenant, boolean withHistory) {
    var ended = ended(tenant);
    var trunks = table.trunks(tenant).stream().map(trunk -> view(trunk, ended)).toList();
    return new View(
        table.now(),
        trunks.stream().mapToInt(TrunkView::ringing).sum(),
        trunks.stream().mapToInt(TrunkView::talking).sum(),
        trunks.stream().mapToDouble(TrunkView::cps).sum(),
        ratio(ended),
        trunks,
        verdicts(ended),
        withHistory ? table.history(tenant) : null);
  }

  private List<LiveTable.Ended> ended(TenantId tenant) {
    var former = counted.get(tenant.value());
    var started = System.nanoTime();
    if (former != null && former.freshUntilNanos - started > 0) {
      return former.ended;
    }
    var ended = table.ended(tenant);
    var done = System.nanoTime();
    counted.put(tenant.value(), new Counted(ended, done + REST_FACTOR * (done - started)));
    return ended;
  }

  private static TrunkView view(LiveTable.TrunkNow now, List<LiveTable.Ended> ended) {
    var own = ended.stream().filter(row -> row.trunkId() == now.id()).toList();
    return new TrunkView(
        now.id(),
        now.name(),
        now.state(),
        now.ringing(),
        now.talking(),
        now.linesMax(),
        now.started(),
        now.cpsMax(),
        ratio(own));
  }

  private static @Nullable Double ratio(List<LiveTable.Ended> ended) {
    var dialled = ended.stream().filter(row -> !NOT_DIALLED.contains(row.verdict())).toList();
    var n = dialled.stream().mapToLong(LiveTable.Ended::n).sum();
    var answered = dialled.stream().mapToLong(LiveTable.Ended::answered).sum();
    return n == 0 ? null : (double) answered / n;
  }

  private static Map<String, Long> verdicts(List<LiveTable.Ended> ended) {
    var sums = new TreeMap<String, Long>();
    ended.forEach(row -> sums.merge(row.verdict(), row.n(), Long::sum));
    return sums;
  }
}
