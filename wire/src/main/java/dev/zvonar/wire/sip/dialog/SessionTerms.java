package dev.zvonar.wire.sip.dialog;

import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.HeaderName;
import dev.zvonar.wire.sip.message.Headers;
import dev.zvonar.wire.sip.message.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How often a session is refreshed and by whom, as INVITE, UPDATE and their 2xx negotiate it (RFC
/// 4028 §7, §9). Pure.
///
/// @param intervalS Session-Expires; 0 when there is no timer
/// @param byClient whether the sender of the request refreshes, else its answerer
/// @param required whether the 2xx must say `Require: timer` (§9: when the client is to refresh)
public record SessionTerms(int intervalS, boolean byClient, boolean required) {
  /// No timer.
  public static final SessionTerms NONE = new SessionTerms(0, false, false);

  private static final String TIMER = "timer";
  private static final int DIGITS_MAX = 9;

  /// What a 2xx to a request of ours sets: without Session-Expires there is no timer (§7.2).
  public static SessionTerms ofSuccess(Headers success) {
    int intervalS = expiresS(success);
    // §7.2: the refresher parameter is there in every 2xx; a far end that forgets it leaves us to
    // it.
    return intervalS <= 0
        ? NONE
        : new SessionTerms(intervalS, !"uas".equals(refresher(success)), false);
  }

  /// What our 2xx to this request sets, for a side that wants `oursS` and takes no less than `minS`.
  ///
  /// @param oursS 0 when our side wants no timer of its own; one the far end wants is kept
  public static SessionTerms answering(Headers request, int oursS, int minS) {
    boolean knows = supports(request);
    int theirsS = expiresS(request);
    if (theirsS <= 0) {
      // §9, table 2: nobody asked; the answerer may have a timer and then refreshes itself.
      return oursS <= 0 ? NONE : new SessionTerms(Math.max(oursS, minimumS(request)), false, false);
    }
    int floorS = Math.max(minS, minimumS(request));
    int intervalS = Math.max(oursS <= 0 ? theirsS : Math.min(theirsS, oursS), floorS);
    // §9, table 2: uac stays uac; unsaid is ours to choose; a client that knows no timer cannot.
    boolean byClient = knows && !"uas".equals(refresher(request));
    return new SessionTerms(intervalS, byClient, byClient);
  }

  /// Whether the request asks for an interval too short for us and knows what a 422 is (§9).
  public static boolean tooBrief(Headers request, int minS) {
    int theirsS = expiresS(request);
    return theirsS > 0 && theirsS < minS && supports(request);
  }

  /// Min-SE of a request or of a 422; 0 when there is none.
  public static int minimumS(Headers headers) {
    return seconds(headers.first(HeaderName.MIN_SE));
  }

  /// The headers of a request of ours that asks for these terms (§7.1).
  ///
  /// @param refresher parameter with its semicolon; empty lets the answerer choose
  public static List<Header> asking(int intervalS, int minS, String refresher) {
    if (intervalS <= 0) {
      return List.of();
    }
    return List.of(
        new Header(HeaderName.SESSION_EXPIRES, intervalS + refresher),
        new Header(HeaderName.MIN_SE, Integer.toString(minS)));
  }

  /// The headers of our 2xx that sets these terms (§9).
  public List<Header> answer() {
    if (intervalS <= 0) {
      return List.of();
    }
    var headers = new ArrayList<Header>(2);
    headers.add(
        new Header(
            HeaderName.SESSION_EXPIRES, intervalS + ";refresher=" + (byClient ? "uac" : "uas")));
    if (required) {
      headers.add(new Header(HeaderName.REQUIRE, TIMER));
    }
    return headers;
  }

  /// The longer interval a 422 asks for; empty when it names none that is longer (§7.4).
  public static Optional<Integer> raised(Headers refusal, int askedS) {
    int minS = minimumS(refusal);
    return minS > askedS ? Optional.of(minS) : Optional.empty();
  }

  private static boolean supports(Headers request) {
    return lists(request, HeaderName.SUPPORTED) || lists(request, HeaderName.REQUIRE);
  }

  private static boolean lists(Headers headers, String name) {
    return headers.list(name).stream().anyMatch(TIMER::equalsIgnoreCase);
  }

  private static int expiresS(Headers headers) {
    return seconds(headers.first(HeaderName.SESSION_EXPIRES));
  }

  private static @Nullable String refresher(Headers headers) {
    String value = headers.first(HeaderName.SESSION_EXPIRES);
    int semicolon = value == null ? -1 : value.indexOf(';');
    return value == null || semicolon < 0
        ? null
        : new Parameters(value.substring(semicolon)).value("refresher");
  }

  /// The whole seconds a value begins with, 0 when it begins with none.
  private static int seconds(@Nullable String value) {
    if (value == null) {
      return 0;
    }
    int end = 0;
    while (end < value.length()
        && end < DIGITS_MAX
        && value.charAt(end) >= '0'
        && value.charAt(end) <= '9') {
      end++;
    }
    return end == 0 ? 0 : Integer.parseInt(value.substring(0, end));
  }
}
