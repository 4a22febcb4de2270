package dev.zvonar.lab.scene;

import dev.zvonar.lab.carrier.CarrierBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// How a campaign came out, by the product's record, beside what the carrier counted.
public final class Ending {
  private static final List<String> ANSWERED =
      List.of("confirmed", "heard", "partly_heard", "opted_out", "machine");
  private static final List<String> NAMED = List.of("busy", "no_answer", "unknown");

  private Ending() {}

  /// Gives the figures of a finished campaign, callees by their last verdict; they add up to
  /// `contacts`.
  public static Map<String, Object> of(
      JsonNode campaign, CarrierBook.Totals carrier, double seconds) {
    JsonNode progress = campaign.get("progress");
    var verdicts = new LinkedHashMap<String, Long>();
    progress
        .get("verdicts")
        .properties()
        .forEach(entry -> verdicts.put(entry.getKey(), entry.getValue().asLong()));
    var line = new LinkedHashMap<String, Object>();
    line.put("contacts", progress.get("total").asLong());
    line.put("attempts", progress.get("attempts").asLong());
    line.put("answered", sum(verdicts, ANSWERED));
    NAMED.forEach(word -> line.put(word, verdicts.getOrDefault(word, 0L)));
    line.put("failed", failed(verdicts));
    line.put("double_dials", carrier.doubleDials());
    line.put("seconds", Math.round(seconds * 10) / 10.0);
    line.put("verdicts", verdicts);
    line.put("carrier_calls", carrier.calls());
    line.put("carrier_peak_live", carrier.peakLive());
    line.put("carrier_outcomes", carrier.outcomes());
    return line;
  }

  private static long failed(Map<String, Long> verdicts) {
    return verdicts.entrySet().stream()
        .filter(entry -> !ANSWERED.contains(entry.getKey()) && !NAMED.contains(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static long sum(Map<String, Long> verdicts, List<String> words) {
    return words.stream().mapToLong(word -> verdicts.getOrDefault(word, 0L)).sum();
  }
}
