package dev.zvonar.message;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Values to preview a message with when nobody gave any. Pure.
final class Samples {
  private Samples() {}

  static Map<String, String> of(List<Token.Slot> slots) {
    return slots.stream()
        .collect(Collectors.toMap(Token.Slot::tag, Samples::value, (first, _) -> first));
  }

  private static String value(Token.Slot slot) {
    return switch (slot.format().kind()) {
      case TEXT -> slot.tag();
      case NUMBER -> "21";
      case COUNT -> "3";
      case MONEY -> "1 523,40";
      case DATE -> "25.11.2026";
      case TIME -> "9:30";
      case DIGITS -> "1234";
    };
  }
}
