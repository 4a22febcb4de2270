package dev.zvonar.web;

import dev.zvonar.kernel.Text;
import java.util.Set;

/// Refuses changes that another site's page asks a browser for. A request with a token is not
/// asked: browsers never add one by themselves. Other credentials of that header change nothing about
/// who asks, so they change nothing here.
final class SameOrigin {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private SameOrigin() {}

  static void require(Ask ask) {
    if (SAFE.contains(ask.method()) || ask.bearer().isPresent()) {
      return;
    }
    var site = ask.header("Sec-Fetch-Site");
    if (site.isPresent() ? !OWN_SITES.contains(site.get()) : !originFits(ask)) {
      throw new Refusal(
          403,
          "cross_site",
          new Text(
              "Запрос пришёл со страницы другого сайта.",
              "The request came from a page of another site."));
    }
  }

  /// Old browsers send no `Sec-Fetch-Site` but an `Origin`; programs send neither.
  private static boolean originFits(Ask ask) {
    var origin = ask.header("Origin");
    var host = ask.header("Host").orElse("");
    return origin.isEmpty()
        || origin.get().equals("http://" + host)
        || origin.get().equals("https://" + host);
  }
}
