package dev.zvonar.web;

import dev.zvonar.kernel.TenantId;
import java.util.Locale;

/// Who sent a request.
///
/// @param tenant whose data the request may touch
/// @param name the login or the token's name, for the audit
/// @param id the user's or the token's number; 0 for nobody
/// @param means how the caller proved itself
/// @param locale the language of answers
/// @param mustChangePassword whether everything but the session's own routes is closed until the
///     password has been changed
public record Caller(
    TenantId tenant, String name, long id, Means means, Locale locale, boolean mustChangePassword) {

  /// How a caller proved itself.
  public enum Means {
    /// Not at all: an open route.
    NONE,
    /// By the log-in cookie of a browser.
    SESSION,
    /// By an API token.
    TOKEN
  }

  /// A caller nobody knows, answered in `locale`.
  static Caller nobody(Locale locale) {
    return new Caller(TenantId.DEFAULT, "", 0, Means.NONE, locale, false);
  }
}
