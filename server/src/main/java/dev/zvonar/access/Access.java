package dev.zvonar.access;

import dev.zvonar.db.Db;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import dev.zvonar.web.Ask;
import dev.zvonar.web.Caller;
import dev.zvonar.web.Gate;
import dev.zvonar.web.Refusal;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Users, their log-ins, and the gate that recognises them. Safe in any thread; every call blocks.
public final class Access implements Gate {
  /// The name of the log-in cookie.
  public static final String COOKIE = "zvonar_session";

  private static final String FIRST_LOGIN = "admin";
  private static final int PASSWORD_CHARS_MIN = 10;
  private static final int PASSWORD_CHARS_MAX = 200;

  /// A host that no foreign name server can point at us: without a log-in, a page of another site
  /// could otherwise reach the console under a name of its own (DNS rebinding).
  private static final Pattern OWN_HOST =
      Pattern.compile("(localhost|[0-9.]+|\\[[0-9a-fA-F:.]+\\])(:\\d+)?");

  private final AccessTable table;
  private final ApiTokens tokens;
  private final Passwords passwords;
  private final LoginThrottle throttle = new LoginThrottle();
  private final AccessSettings settings;
  private final InstantSource clock;

  public Access(Db db, AccessSettings settings, InstantSource clock) {
    this.table = new AccessTable(db);
    this.tokens = new ApiTokens(table);
    this.passwords = new Passwords(settings.passwordRounds(), settings.hashesAtOnce());
    this.settings = settings;
    this.clock = clock;
  }

  /// The tokens of programs.
  public ApiTokens tokens() {
    return tokens;
  }

  /// On the very first start makes the user `admin`; gives the password to be shown once. Empty
  /// when there are users already.
  public Optional<OneTimePassword> firstStart() {
    if (table.hasUsers()) {
      return Optional.empty();
    }
    var password = Tokens.password();
    var added = table.addUser(TenantId.DEFAULT, FIRST_LOGIN, passwords.hash(password));
    return added ? Optional.of(new OneTimePassword(FIRST_LOGIN, password)) : Optional.empty();
  }

  /// Gives a user a new one-time password and ends all log-ins; for the command line on the server.
  public OneTimePassword resetPassword(String login) {
    var user = table.userByLogin(normal(login)).orElseThrow(() -> noUser(login));
    var password = Tokens.password();
    table.setPassword(user.id(), passwords.hash(password), true, new byte[0]);
    return new OneTimePassword(user.login(), password);
  }

  @Override
  public Optional<Caller> callerOf(Ask ask) {
    var bearer = ask.bearer();
    if (bearer.isPresent()) {
      return ofToken(ask, bearer.get());
    }
    var session = ask.cookie(COOKIE).flatMap(this::ofSession);
    return session.isPresent() || settings.loginRequired() ? session : asAdministrator(ask);
  }

  /// Checks a password and begins a log-in with a token of its own. 401 for a wrong login or
  /// password alike, 429 after too many of them.
  public LogIn logIn(String login, String password, String address) {
    var name = normal(login);
    var wait = throttle.wait(name, address, clock.instant());
    if (!wait.isZero()) {
      throw Refusal.tooMany(
          "too_many_wrong_passwords",
          new Text("Слишком много неверных паролей, подождите.", "Too many wrong passwords, wait."),
          wait);
    }
    var user = table.userByLogin(name);
    if (!passwordFits(user, password)) {
      throttle.wrong(name, address, clock.instant());
      throw new Refusal(
          401,
          "wrong_password",
          new Text("Неверный логин или пароль.", "The login or the password is wrong."));
    }
    throttle.right(name, address);
    return begin(user.orElseThrow(), password);
  }

  /// Ends the log-in of this request.
  public void logOut(Ask ask) {
    ask.cookie(COOKIE).ifPresent(token -> table.removeSession(Tokens.sha256(token)));
  }

  /// Changes the caller's password and ends the caller's other log-ins.
  public void changePassword(Ask ask, String current, String next) {
    var user = userOf(ask.caller());
    if (!passwords.fits(password(current), user.passwordHash())) {
      throw flawed("/current", "Текущий пароль неверен.", "The current password is wrong.");
    }
    if (next.length() < PASSWORD_CHARS_MIN || next.length() > PASSWORD_CHARS_MAX) {
      throw flawed(
          "/next", "Пароль — от 10 до 200 знаков.", "A password has 10 to 200 characters.");
    }
    if (next.equals(current) || next.equalsIgnoreCase(user.login())) {
      throw flawed("/next", "Нужен другой пароль.", "Another password is needed.");
    }
    var kept = ask.cookie(COOKIE).map(Tokens::sha256).orElse(new byte[0]);
    table.setPassword(user.id(), passwords.hash(next), false, kept);
  }

  /// Changes the language the caller is answered in.
  public void changeLocale(Caller caller, String locale) {
    if (!locale.equals("ru") && !locale.equals("en")) {
      throw flawed("/locale", "ru или en.", "ru or en.");
    }
    table.setLocale(userOf(caller).id(), locale);
  }

  /// The name of the caller's tenant.
  public String tenantName(Caller caller) {
    var name = table.nameOfTenant(caller.tenant());
    return name == null ? "" : name;
  }

  /// The value of the `Set-Cookie` header that begins a log-in, or ends it when `token` is empty.
  public String cookie(Ask ask, String token) {
    var lasts = token.isEmpty() ? 0 : settings.sessionMax().toSeconds();
    var secure = ask.isSecure() ? "; Secure" : "";
    return COOKIE
        + "="
        + token
        + "; Path=/; Max-Age="
        + lasts
        + "; HttpOnly; SameSite=Lax"
        + secure;
  }

  private boolean passwordFits(Optional<AccessTable.User> user, String password) {
    var cut = password(password);
    return user.isPresent()
        ? passwords.fits(cut, user.get().passwordHash())
        : passwords.fitsNobody(cut);
  }

  private LogIn begin(AccessTable.User user, String password) {
    if (passwords.isOld(user.passwordHash())) {
      table.rehash(user.id(), passwords.hash(password));
    }
    var token = Tokens.random();
    table.addSession(user, Tokens.sha256(token), settings.sessionMax());
    return new LogIn(token, caller(user));
  }

  private Optional<Caller> ofSession(String token) {
    var sha256 = Tokens.sha256(token);
    var user = table.userOfSession(sha256, settings.sessionIdleMax());
    user.ifPresent(_ -> table.sessionSeen(sha256));
    return user.map(Access::caller);
  }

  private Optional<Caller> ofToken(Ask ask, String token) {
    var found = table.token(Tokens.sha256(token));
    found.ifPresent(row -> table.tokenUsed(row.id()));
    return found.map(row ->
        new Caller(
            row.tenantId(),
            "token " + row.name(),
            row.id(),
            Caller.Means.TOKEN,
            ask.caller().locale(),
            false));
  }

  private Optional<Caller> asAdministrator(Ask ask) {
    var own = ask.header("Host").filter(host -> OWN_HOST.matcher(host).matches()).isPresent();
    return own ? table.userByLogin(FIRST_LOGIN).map(Access::settled) : Optional.empty();
  }

  private static Caller settled(AccessTable.User user) {
    var caller = caller(user);
    return new Caller(
        caller.tenant(), caller.name(), caller.id(), caller.means(), caller.locale(), false);
  }

  private static Caller caller(AccessTable.User user) {
    return new Caller(
        user.tenantId(),
        user.login(),
        user.id(),
        Caller.Means.SESSION,
        Locale.of(user.locale()),
        user.mustChangePassword());
  }

  private AccessTable.User userOf(Caller caller) {
    if (caller.means() != Caller.Means.SESSION) {
      throw new Rejected(
          Rejected.Kind.FORBIDDEN,
          "users_only",
          new Text("Это делает только пользователь.", "Only a user can do this, not a token."));
    }
    return table.userById(caller.id()).orElseThrow(() -> noUser(caller.name()));
  }

  /// Longer passwords are never stored, so the rest of one cannot matter; it is cut before hashing.
  private static String password(String given) {
    return given.length() > PASSWORD_CHARS_MAX ? given.substring(0, PASSWORD_CHARS_MAX + 1) : given;
  }

  private static String normal(String login) {
    var lower = login.strip().toLowerCase(Locale.ROOT);
    return lower.substring(0, Math.min(lower.length(), 100));
  }

  private static Rejected noUser(String login) {
    return Rejected.notFound(
        "no_user",
        new Text("Нет пользователя «" + login + "».", "There is no user \"" + login + "\"."));
  }

  private static Rejected flawed(String at, String ru, String en) {
    var text = new Text(ru, en);
    return Rejected.invalid("invalid_" + at.substring(1), text, new Rejected.Flaw(at, text));
  }
}
