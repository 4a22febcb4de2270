package dev.zvonar.console;

import dev.zvonar.access.Audit;
import dev.zvonar.callee.BadRow;
import dev.zvonar.callee.Callee;
import dev.zvonar.callee.CalleeList;
import dev.zvonar.callee.CalleeLists;
import dev.zvonar.callee.FileFormat;
import dev.zvonar.callee.ListDraft;
import dev.zvonar.callee.UploadLook;
import dev.zvonar.callee.Uploads;
import dev.zvonar.console.ListAnswers.BadRowAnswer;
import dev.zvonar.console.ListAnswers.CalleeAnswer;
import dev.zvonar.console.ListAnswers.ListAnswer;
import dev.zvonar.console.ListAnswers.Page;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import dev.zvonar.web.Ask;
import dev.zvonar.web.CsvWriter;
import dev.zvonar.web.FilePart;
import dev.zvonar.web.Reply;
import dev.zvonar.web.Router;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Uploads and callee lists over HTTP.
public final class ListRoutes {
  private static final int FILE_ROWS_A_READ = 5000;

  private final Uploads uploads;
  private final CalleeLists lists;
  private final Audit audit;

  public ListRoutes(Uploads uploads, CalleeLists lists, Audit audit) {
    this.uploads = uploads;
    this.lists = lists;
    this.audit = audit;
  }

  /// A list as the API shows it, for those who watch its import.
  public Views views() {
    return (tenant, id, locale) ->
        lists.find(tenant, id).map(list -> ListAnswer.of(list, locale)).orElse(null);
  }

  /// Adds the routes.
  public void addTo(Router router) {
    router
        .post("/uploads", this::upload)
        .post("/uploads/{uuid}/look", this::look)
        .get("/lists", this::all)
        .create("/lists", this::create)
        .get("/lists/{id}", this::one)
        .delete("/lists/{id}", this::delete)
        .get("/lists/{id}/callees", this::callees)
        .get("/lists/{id}/bad-rows", this::badRows)
        .get("/lists/{id}/bad-rows.csv", this::badRowsFile);
  }

  private Reply upload(Ask ask) throws IOException {
    FilePart file = ask.file("file", uploads.bytesMax());
    UploadLook look = uploads.take(ask.caller().tenant(), file.fileName(), file.bytes());
    return Reply.created(look);
  }

  private Reply look(Ask ask) throws IOException {
    FileFormat asked = ask.json(FileFormat.class);
    return Reply.ok(uploads.look(ask.caller().tenant(), uuid(ask), asked));
  }

  private Reply all(Ask ask) {
    List<ListAnswer> items =
        lists.all(ask.caller().tenant()).stream().map(list -> answer(ask, list)).toList();
    return Reply.ok(new Page<>(items, null));
  }

  private Reply create(Ask ask) throws IOException {
    CalleeList list = lists.create(ask.caller().tenant(), ask.json(ListDraft.class));
    audit.write(
        ask.caller(), "list.create", "list " + list.id(), Map.of("source", list.sourceName()));
    return Reply.json(202, answer(ask, list));
  }

  private Reply one(Ask ask) {
    return Reply.ok(answer(ask, find(ask)));
  }

  private Reply delete(Ask ask) {
    long id = ask.id("id");
    lists.delete(ask.caller().tenant(), id);
    audit.write(ask.caller(), "list.delete", "list " + id, Map.of());
    return Reply.noContent();
  }

  private Reply callees(Ask ask) {
    CalleeList list = find(ask);
    int limit = ask.limit();
    List<Callee> found =
        lists.callees(
            ask.caller().tenant(), list.id(), line(ask), limit, ask.query("q").orElse(null));
    String next = found.size() < limit ? null : Integer.toString(found.getLast().lineNo());
    return Reply.ok(
        new Page<>(
            found.stream().map(callee -> CalleeAnswer.of(callee, list.tags())).toList(), next));
  }

  private Reply badRows(Ask ask) {
    int limit = ask.limit();
    List<BadRow> found = lists.badRows(ask.caller().tenant(), ask.id("id"), line(ask), limit);
    String next = found.size() < limit ? null : Integer.toString(found.getLast().line());
    return Reply.ok(
        new Page<>(
            found.stream().map(row -> BadRowAnswer.of(row, ask.caller().locale())).toList(), next));
  }

  private Reply badRowsFile(Ask ask) {
    CalleeList list = find(ask);
    String name = list.name().replaceAll("[^\\p{L}\\p{N} ._-]", "_") + " - bad rows.csv";
    return Reply.stream("text/csv; charset=utf-8", name, out -> writeBadRows(ask, list, out));
  }

  private void writeBadRows(Ask ask, CalleeList list, OutputStream out) throws IOException {
    Locale locale = ask.caller().locale();
    var csv = new CsvWriter(out);
    csv.row(
        new Text("строка", "line").in(locale),
        new Text("причина", "reason").in(locale),
        new Text("содержимое", "content").in(locale));
    int after = 0;
    List<BadRow> rows;
    do {
      rows = lists.badRows(ask.caller().tenant(), list.id(), after, FILE_ROWS_A_READ);
      for (BadRow row : rows) {
        csv.row(row.line(), row.fault().text().in(locale), row.raw());
        after = row.line();
      }
    } while (rows.size() == FILE_ROWS_A_READ);
    csv.flush();
  }

  private CalleeList find(Ask ask) {
    return lists
        .find(ask.caller().tenant(), ask.id("id"))
        .orElseThrow(() ->
            Rejected.notFound(
                "no_such_list", new Text("Такого списка нет.", "There is no such list.")));
  }

  private static ListAnswer answer(Ask ask, CalleeList list) {
    return ListAnswer.of(list, ask.caller().locale());
  }

  /// The line behind which the page begins.
  private static int line(Ask ask) {
    long line = ask.queryNumber("cursor").orElse(0L);
    if (line < 0 || line > Integer.MAX_VALUE) {
      throw Ask.badQuery("cursor", new Text("не наш курсор", "is not a cursor of ours"));
    }
    return (int) line;
  }

  private static UUID uuid(Ask ask) {
    try {
      return UUID.fromString(ask.path("uuid"));
    } catch (IllegalArgumentException _) {
      throw Rejected.notFound(
          "no_such_upload",
          new Text(
              "Такого файла нет: загрузите его снова.", "There is no such file: upload it again."));
    }
  }
}
