package dev.zvonar.lab.answers;

import dev.zvonar.wire.audio.AnswerKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Who took the calls, and whom they were taken for. Filled by one thread.
final class Confusion {
  private static final List<AnswerKind> MACHINES =
      List.of(
          AnswerKind.MACHINE,
          AnswerKind.BEEP,
          AnswerKind.FAX,
          AnswerKind.OPERATOR_ANNOUNCEMENT,
          AnswerKind.VOICE_ASSISTANT);

  private final Map<Who, Map<AnswerKind, Integer>> counts = new EnumMap<>(Who.class);
  private final Map<Who, List<Integer>> firstMs = new EnumMap<>(Who.class);

  /// Counts a call: its last judgement, and when the first fell.
  void add(Who who, AnswerKind judged, int firstAfterMs) {
    counts
        .computeIfAbsent(who, _ -> new EnumMap<>(AnswerKind.class))
        .merge(judged, 1, Integer::sum);
    firstMs.computeIfAbsent(who, _ -> new ArrayList<>()).add(firstAfterMs);
  }

  /// Calls of `who` that were judged rightly, in percent.
  double rightPercent(Who who) {
    return share(who, counts(who).keySet().stream().filter(who::isRight).toList());
  }

  /// Calls of `who` that were taken for any kind of machine, in percent.
  double machinePercent(Who who) {
    return share(who, MACHINES);
  }

  /// The same over everybody who is a person.
  double personsLostPercent() {
    int persons = 0;
    double lost = 0;
    for (Who who : counts.keySet()) {
      if (who.isPerson()) {
        persons += total(who);
        lost += machinePercent(who) * total(who);
      }
    }
    return persons == 0 ? 0 : lost / persons;
  }

  /// A table in Markdown.
  String table() {
    var out = new StringBuilder("| who |");
    for (AnswerKind kind : AnswerKind.values()) {
      out.append(' ').append(kind.name().toLowerCase(Locale.ROOT)).append(" |");
    }
    out.append(" right, % | taken for a machine, % | first judged, ms: median, 95 % |\n|---|");
    out.append("---|".repeat(AnswerKind.values().length + 3)).append('\n');
    counts.keySet().forEach(who -> row(out, who));
    return out.toString();
  }

  /// One line of JSON.
  String json() {
    var out = new StringBuilder("{\"persons_lost_percent\":");
    out.append(number(personsLostPercent())).append(",\"who\":{");
    String between = "";
    for (Who who : counts.keySet()) {
      out.append(between).append('"').append(who.label()).append("\":{\"right_percent\":");
      out.append(number(rightPercent(who))).append(",\"machine_percent\":");
      out.append(number(machinePercent(who)))
          .append(",\"first_ms_median\":")
          .append(first(who, 50));
      out.append(",\"first_ms_p95\":").append(first(who, 95));
      counts(who).forEach((kind, count) -> out.append(",\"%s\":%d".formatted(kind, count)));
      out.append('}');
      between = ",";
    }
    return out.append("}}").toString();
  }

  private void row(StringBuilder out, Who who) {
    out.append("| ").append(who.label()).append(" |");
    for (AnswerKind kind : AnswerKind.values()) {
      int count = counts(who).getOrDefault(kind, 0);
      out.append(' ').append(count == 0 ? "·" : Integer.toString(count)).append(" |");
    }
    out.append(' ').append(number(rightPercent(who)));
    out.append(" | ").append(number(machinePercent(who)));
    out.append(" | ").append(first(who, 50)).append(", ").append(first(who, 95)).append(" |\n");
  }

  private Map<AnswerKind, Integer> counts(Who who) {
    return counts.getOrDefault(who, Map.of());
  }

  private double share(Who who, List<AnswerKind> kinds) {
    int of = kinds.stream().mapToInt(kind -> counts(who).getOrDefault(kind, 0)).sum();
    return total(who) == 0 ? 0 : 100.0 * of / total(who);
  }

  private int total(Who who) {
    return counts(who).values().stream().mapToInt(Integer::intValue).sum();
  }

  private int first(Who who, int percent) {
    var sorted = new ArrayList<>(firstMs.getOrDefault(who, List.of(0)));
    Collections.sort(sorted);
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
