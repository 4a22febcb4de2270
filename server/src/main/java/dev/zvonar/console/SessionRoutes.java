package dev.zvonar.console;

import dev.zvonar.access.Access;
import dev.zvonar.access.Audit;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import dev.zvonar.web.Ask;
import dev.zvonar.web.Caller;
import dev.zvonar.web.Reply;
import dev.zvonar.web.Router;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/session`: logging in and out, the password, the language.
public final class SessionRoutes {
  private final Access access;
  private final Audit audit;

  /// Serves these users.
  public SessionRoutes(Access access, Audit audit) {
    this.access = access;
    this.audit = audit;
  }

  /// Adds the operations of `/session`.
  public void addTo(Router router) {
    router
        .open("POST", "/session", this::logIn)
        .unsettled("GET", "/session", this::whoAmI)
        .open("DELETE", "/session", this::logOut)
        .unsettled("POST", "/session/password", this::changePassword)
        .unsettled("POST", "/session/locale", this::changeLocale);
  }

  private record Credentials(@Nullable String login, @Nullable String password) {}

  private record PasswordChange(@Nullable String current, @Nullable String next) {}

  private record LocaleChange(@Nullable String locale) {}

  private record Session(String login, String tenant, String locale, boolean mustChangePassword) {}

  /// Each log-in has a new token: one that somebody planted before it is worth nothing.
  private Reply logIn(Ask ask) {
    var given = ask.json(Credentials.class);
    var login =
        access.logIn(
            needed("/login", given.login),
            needed("/password", given.password),
            ask.remoteAddress());
    access.logOut(ask);
    audit.write(
        login.caller(),
        "session.begin",
        "user " + login.caller().name(),
        Map.of("address", ask.remoteAddress()));
    return Reply.ok(session(login.caller()))
        .withHeader("Set-Cookie", access.cookie(ask, login.token()));
  }

  private Reply whoAmI(Ask ask) {
    return Reply.ok(session(ask.caller()));
  }

  private Reply logOut(Ask ask) {
    access.logOut(ask);
    return Reply.noContent().withHeader("Set-Cookie", access.cookie(ask, ""));
  }

  private Reply changePassword(Ask ask) {
    var change = ask.json(PasswordChange.class);
    access.changePassword(ask, needed("/current", change.current), needed("/next", change.next));
    return Reply.noContent();
  }

  private Reply changeLocale(Ask ask) {
    access.changeLocale(ask.caller(), needed("/locale", ask.json(LocaleChange.class).locale));
    return Reply.noContent();
  }

  private Session session(Caller caller) {
    return new Session(
        caller.name(),
        access.tenantName(caller),
        caller.locale().getLanguage(),
        caller.mustChangePassword());
  }

  static String needed(String at, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      var text = new Text("Поле " + at + " обязательно.", "The member " + at + " is required.");
      throw Rejected.invalid("member_missing", text, new Rejected.Flaw(at, text));
    }
    return value;
  }
}
