package dev.zvonar.console;

import dev.zvonar.dialer.Call;
import dev.zvonar.kernel.Text;
import dev.zvonar.web.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.stream.Stream;

/// Calls as a file for a spreadsheet, a row a call. One thread.
final class CallFile {
  private static final Text[] COLUMNS = {
    new Text("время", "time"),
    new Text("телефон", "phone"),
    new Text("кампания", "campaign"),
    new Text("линия", "trunk"),
    new Text("показан номер", "caller id"),
    new Text("попытка", "attempt"),
    new Text("итог", "verdict"),
    new Text("код SIP", "SIP status"),
    new Text("ответ SIP", "SIP reason"),
    new Text("причина", "cause"),
    new Text("завершил", "ended by"),
    new Text("до гудка, мс", "post-dial delay, ms"),
    new Text("гудки, мс", "ring, ms"),
    new Text("разговор, мс", "talk, ms"),
    new Text("прослушано, мс", "heard, ms"),
    new Text("кто ответил", "answered by"),
    new Text("клавиши", "digits"),
    new Text("номер вызова", "reference")
  };

  private final CsvWriter csv;

  CallFile(OutputStream out, Locale locale) throws IOException {
    csv = new CsvWriter(out);
    csv.row(Stream.of(COLUMNS).map(column -> column.in(locale)).toArray());
  }

  void add(Call c) throws IOException {
    csv.row(
        c.placedAt(),
        "+" + c.phone(),
        c.campaignName(),
        c.trunkName(),
        c.callerId(),
        c.attemptNo(),
        c.verdict() == null ? c.state() : c.verdict(),
        c.sipStatus(),
        c.sipReason(),
        c.cause(),
        c.endedBy(),
        c.pddMs(),
        c.ringMs(),
        c.talkMs(),
        c.heardMs(),
        c.answerKind(),
        c.digits(),
        c.reference());
  }

  void end() throws IOException {
    csv.flush();
  }
}
