package dev.zvonar.console;

import dev.zvonar.access.Audit;
import dev.zvonar.callee.OptOut;
import dev.zvonar.callee.OptOuts;
import dev.zvonar.callee.PhoneReader;
import dev.zvonar.callee.PhoneReading;
import dev.zvonar.console.ListAnswers.OptOutAnswer;
import dev.zvonar.console.ListAnswers.Page;
import dev.zvonar.kernel.PhoneNumber;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import dev.zvonar.web.Ask;
import dev.zvonar.web.Caller;
import dev.zvonar.web.Reply;
import dev.zvonar.web.Router;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers never to be called, over HTTP.
public final class OptOutRoutes {
  /// Microseconds, as exact as the database's clock, and the phone.
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,17})-([1-9][0-9]{0,14})");

  private static final String REGION = "RU";
  private static final long MICROS_A_SECOND = 1_000_000;

  private final OptOuts optOuts;
  private final Audit audit;

  public OptOutRoutes(OptOuts optOuts, Audit audit) {
    this.optOuts = optOuts;
    this.audit = audit;
  }

  /// Adds the routes.
  public void addTo(Router router) {
    router
        .get("/opt-outs", this::page)
        .create("/opt-outs", this::add)
        .delete("/opt-outs/{phone}", this::remove);
  }

  /// The body of an addition.
  record Draft(@Nullable String phone, @Nullable String note) {}

  private Reply page(Ask ask) {
    int limit = ask.limit();
    List<OptOut> found =
        optOuts.page(
            ask.caller().tenant(),
            ask.query("cursor").map(OptOutRoutes::after).orElse(null),
            limit,
            ask.query("q").orElse(null));
    String next = found.size() < limit ? null : cursor(found.getLast());
    return Reply.ok(new Page<>(found.stream().map(OptOutAnswer::of).toList(), next));
  }

  private Reply add(Ask ask) {
    Draft draft = ask.json(Draft.class);
    var source =
        ask.caller().means() == Caller.Means.TOKEN ? OptOut.Source.API : OptOut.Source.CONSOLE;
    PhoneNumber phone = phone(draft.phone() == null ? "" : draft.phone());
    String note = draft.note() == null ? "" : draft.note();
    return Reply.created(OptOutAnswer.of(optOuts.add(ask.caller().tenant(), phone, source, note)));
  }

  private Reply remove(Ask ask) {
    PhoneNumber phone = phone(ask.path("phone"));
    if (!optOuts.remove(ask.caller().tenant(), phone)) {
      throw Rejected.notFound(
          "no_such_opt_out",
          new Text("Этого номера в списке нет.", "The number is not on the list."));
    }
    audit.write(ask.caller(), "opt_out.remove", phone.masked(), Map.of());
    return Reply.noContent();
  }

  private static PhoneNumber phone(String text) {
    return switch (PhoneReader.read(text, REGION)) {
      case PhoneReading.Good(var number) -> number;
      case PhoneReading.Bad(var fault) ->
          throw Rejected.invalid(
              "bad_phone", fault.text(), new Rejected.Flaw("/phone", fault.text()));
    };
  }

  private static String cursor(OptOut last) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, last.createdAt());
    return micros + "-" + last.phone().digits();
  }

  private static OptOuts.After after(String cursor) {
    Matcher parts = CURSOR.matcher(cursor);
    if (!parts.matches()) {
      throw Ask.badQuery("cursor", new Text("не наш курсор", "is not a cursor of ours"));
    }
    long micros = Long.parseLong(parts.group(1));
    Instant at =
        Instant.ofEpochSecond(
            micros / MICROS_A_SECOND,
            micros % MICROS_A_SECOND * ChronoUnit.MICROS.getDuration().toNanos());
    return new OptOuts.After(at, new PhoneNumber(Long.parseLong(parts.group(2))));
  }
}
