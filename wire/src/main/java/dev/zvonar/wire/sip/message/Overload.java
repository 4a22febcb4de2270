package dev.zvonar.wire.sip.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the next hop says about its load, in the top Via of a response (RFC 7339 §4).
///
/// @param lossPercent share of new calls it asks us not to send, 0..100; 0 is none
/// @param validityMs how long this holds; 0 ends it at once
/// @param sequence number that grows with each report; an older one is to be passed over
public record Overload(int lossPercent, int validityMs, double sequence) {
  /// What a request's Via must say for anybody to report: that we understand the loss algorithm.
  public static final String OFFER = ";oc;oc-algo=\"loss\"";

  private static final int VALIDITY_MS = 500;
  private static final int VALIDITY_MS_MAX = 3_600_000;

  /// Reads the report; empty when the hop says nothing, or speaks of an algorithm we did not offer.
  public static Optional<Overload> of(Headers response) {
    try {
      return of(Via.top(response).parameters());
    } catch (MalformedSip _) {
      return Optional.empty();
    }
  }

  private static Optional<Overload> of(Parameters via) {
    long percent = number(via.value("oc"), 100);
    String algorithm = via.value("oc-algo");
    if (percent < 0 || (algorithm != null && !algorithm.equals("loss"))) {
      return Optional.empty();
    }
    // §4.3: without oc-validity the report holds for 500 ms.
    long validityMs = number(via.value("oc-validity"), VALIDITY_MS_MAX);
    String sequence = via.value("oc-seq");
    return Optional.of(
        new Overload(
            (int) percent,
            validityMs < 0 ? VALIDITY_MS : (int) validityMs,
            sequence != null && sequence.matches("\\d{1,12}(\\.\\d{1,5})?")
                ? Double.parseDouble(sequence)
                : 0));
  }

  private static long number(@Nullable String text, long max) {
    return text == null ? -1 : Syntax.number(text, max);
  }
}
