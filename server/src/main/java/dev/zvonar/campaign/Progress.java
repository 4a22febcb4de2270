package dev.zvonar.campaign;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How far a campaign is: its callees by state, moved in the transactions that move them.
///
/// @param total callees of the list when the campaign was started
/// @param fresh callees it has not come to yet
/// @param waiting callees waiting for an attempt
/// @param dialling callees an attempt is on the way to
/// @param done callees it is done with
/// @param attempts calls made
/// @param verdicts callees it is done with, by verdict
public record Progress(
    long total,
    long fresh,
    long waiting,
    long dialling,
    long done,
    long attempts,
    Map<String, Long> verdicts) {
  private static final String DONE = "done:";

  public Progress {
    verdicts = Map.copyOf(verdicts);
  }

  /// Reads rows of `campaign_tally`.
  static Progress of(long total, List<String> what, List<Long> n) {
    var counts = new TreeMap<String, Long>();
    for (int i = 0; i < what.size(); i++) {
      counts.put(what.get(i), n.get(i));
    }
    var verdicts = new TreeMap<String, Long>();
    counts.forEach((name, count) -> {
      if (name.startsWith(DONE) && count != 0) {
        verdicts.put(name.substring(DONE.length()), count);
      }
    });
    long done = verdicts.values().stream().mapToLong(Long::longValue).sum();
    long waiting = counts.getOrDefault("waiting", 0L);
    long dialling = counts.getOrDefault("dialling", 0L);
    return new Progress(
        total,
        Math.max(0, total - waiting - dialling - done),
        waiting,
        dialling,
        done,
        counts.getOrDefault("attempts", 0L),
        verdicts);
  }
}
