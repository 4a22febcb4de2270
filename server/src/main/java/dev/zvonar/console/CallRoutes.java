package dev.zvonar.console;

import dev.zvonar.access.Audit;
import dev.zvonar.callee.PhoneReader;
import dev.zvonar.callee.PhoneReading;
import dev.zvonar.dialer.Call;
import dev.zvonar.dialer.CallExtra;
import dev.zvonar.dialer.CallFilter;
import dev.zvonar.dialer.CallOrder;
import dev.zvonar.dialer.Calls;
import dev.zvonar.kernel.PhoneNumber;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Rejected.Flaw;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Verdict;
import dev.zvonar.web.Ask;
import dev.zvonar.web.Reply;
import dev.zvonar.web.Router;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/calls`: the record of calls, as pages and as a file, and test calls.
public final class CallRoutes {
  private static final String REGION = "RU";

  private final Calls calls;
  private final Audit audit;

  /// Serves the record of calls.
  public CallRoutes(Calls calls, Audit audit) {
    this.calls = calls;
    this.audit = audit;
  }

  /// Adds the operations of `/calls`.
  public void addTo(Router router) {
    router
        .get("/calls", this::list)
        .create("/calls", this::order)
        .get("/calls/orders/{id}", this::orderState)
        .get("/calls.csv", this::export)
        .get("/calls/{id}", this::get);
  }

  /// The body of an order.
  public record Order(
      @Nullable String to,
      @Nullable Long messageId,
      @Nullable Long trunkId,
      @Nullable Map<String, String> tags) {}

  private Reply list(Ask ask) {
    int limit = ask.limit();
    List<Call> found =
        calls.page(
            ask.caller().tenant(), filter(ask), ask.queryNumber("cursor").orElse(null), limit);
    String next = found.size() < limit ? null : Long.toString(found.getLast().id());
    return Reply.ok(new CallAnswer.Page(found.stream().map(CallAnswer::of).toList(), next));
  }

  private Reply get(Ask ask) {
    TenantId tenant = ask.caller().tenant();
    Call call = calls.find(tenant, ask.id("id"));
    CallExtra extra = calls.extra(tenant, call.id());
    return Reply.ok(CallAnswer.Detail.of(call, extra));
  }

  private Reply export(Ask ask) {
    CallFilter filter = filter(ask);
    TenantId tenant = ask.caller().tenant();
    var locale = ask.caller().locale();
    String name = new Text("звонки.csv", "calls.csv").in(locale);
    return Reply.stream(
        "text/csv; charset=utf-8",
        name,
        out -> {
          var file = new CallFile(out, locale);
          calls.export(tenant, filter, file::add);
          file.end();
        });
  }

  private Reply order(Ask ask) {
    Order order = ask.json(Order.class);
    PhoneNumber phone = phone(order.to() == null ? "" : order.to());
    long trunk = given("/trunkId", order.trunkId());
    CallOrder made =
        calls.order(
            ask.caller().tenant(),
            phone,
            given("/messageId", order.messageId()),
            trunk,
            order.tags() == null ? Map.of() : order.tags());
    audit.write(
        ask.caller(),
        "call.order",
        "call order " + made.id(),
        Map.of("to", phone.masked(), "trunkId", trunk));
    return Reply.json(202, made);
  }

  private Reply orderState(Ask ask) {
    return Reply.ok(
        calls
            .order(ask.caller().tenant(), ask.id("id"))
            .orElseThrow(() ->
                Rejected.notFound(
                    "no_order", new Text("Такого заказа нет.", "There is no such order."))));
  }

  private static CallFilter filter(Ask ask) {
    return new CallFilter(
        ask.queryNumber("campaign").orElse(null),
        ask.queryNumber("trunk").orElse(null),
        ask.query("verdict").map(CallRoutes::verdict).orElse(null),
        ask.query("q").orElse(null),
        ask.query("from").map(text -> time("/from", text)).orElse(null),
        ask.query("to").map(text -> time("/to", text)).orElse(null));
  }

  private static Verdict verdict(String code) {
    try {
      return Verdict.ofCode(code);
    } catch (IllegalArgumentException e) {
      throw flaw("/verdict", "Такого итога нет.", "There is no such verdict.");
    }
  }

  private static Instant time(String at, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw flaw(
          at,
          "Нужно время со смещением, например 2026-11-20T09:00:00+03:00.",
          "Give a time with an offset, such as 2026-11-20T09:00:00+03:00.");
    }
  }

  private static PhoneNumber phone(String text) {
    return switch (PhoneReader.read(text, REGION)) {
      case PhoneReading.Good(var number) -> number;
      case PhoneReading.Bad(var fault) ->
          throw Rejected.invalid("bad_phone", fault.text(), new Flaw("/to", fault.text()));
    };
  }

  private static long given(String at, @Nullable Long number) {
    if (number == null) {
      throw flaw(at, "Не указано.", "This is missing.");
    }
    return number;
  }

  private static Rejected flaw(String at, String ru, String en) {
    var text = new Text(ru, en);
    return Rejected.invalid("invalid_request", text, new Flaw(at, text));
  }
}
