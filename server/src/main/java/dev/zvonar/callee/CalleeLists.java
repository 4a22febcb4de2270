package dev.zvonar.callee;

import dev.zvonar.db.ConstraintViolated;
import dev.zvonar.db.Db;
import dev.zvonar.db.Sql;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Rejected.Flaw;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Callee lists: made of uploads, shown, deleted. Safe in any thread; calls block.
public final class CalleeLists implements AutoCloseable {
  private static final int NAME_CHARS_MAX = 200;
  private static final int SEARCH_DIGITS_MAX = 15;

  private final Db db;
  private final ListTable table;
  private final Uploads uploads;
  private final Imports imports;
  private final ListCare care;
  private final long nodeId;

  private CalleeLists(Db db, Uploads uploads, ListsConfig config, long nodeId) {
    this.db = db;
    this.table = new ListTable(db);
    this.uploads = uploads;
    this.imports = new Imports(db, uploads, table, config);
    this.care = new ListCare(imports, table, uploads, nodeId);
    this.nodeId = nodeId;
  }

  /// Opens the door and starts looking after lists each second.
  ///
  /// @param nodeId row of `node` that imports on this node belong to; while its `seen_at` is fresh,
  ///     other nodes leave them alone
  public static CalleeLists open(Db db, Uploads uploads, ListsConfig config, long nodeId) {
    CalleeLists lists = idle(db, uploads, config, nodeId);
    lists.care.start();
    return lists;
  }

  /// The same without the thread that looks after lists; tests turn [#care] by hand.
  static CalleeLists idle(Db db, Uploads uploads, ListsConfig config, long nodeId) {
    return new CalleeLists(db, uploads, config, nodeId);
  }

  /// Whether this node imports nothing right now.
  boolean isIdle() {
    return imports.lists().isEmpty();
  }

  ListCare care() {
    return care;
  }

  /// Starts importing an upload; the list that is returned is in state `IMPORTING`.
  ///
  /// @throws Rejected when the draft has flaws, the name is taken or the upload is gone
  public CalleeList create(TenantId tenant, ListDraft draft) throws IOException {
    imports.requireRoom();
    String name = checkedName(draft.name());
    String region = checkedRegion(draft.region());
    UploadTable.Upload upload = uploads.find(tenant, required(draft.uploadId(), "/uploadId"));
    FileFormat asked = draft.format() == null ? FileFormat.UNKNOWN : draft.format();
    UploadLook look = uploads.look(tenant, upload.id(), asked);
    List<String> names = look.columns().stream().map(SeenColumn::name).toList();
    ColumnPlan plan = ColumnPlan.of(required(draft.columns(), "/columns"), names);
    long id = insert(tenant, name, upload, plan);
    imports.start(
        new ImportJob(tenant, id, nodeId, upload, look.format().settings(), plan, region));
    return find(tenant, id).orElseThrow();
  }

  /// The newest thousand lists, newest first.
  public List<CalleeList> all(TenantId tenant) {
    return table.all(tenant);
  }

  public Optional<CalleeList> find(TenantId tenant, long id) {
    return table.find(db, tenant, id);
  }

  /// The list, fit for a campaign. Inside the transaction that stores the campaign, pass that
  /// transaction: a list deleted at the same moment is then either kept or seen as gone.
  ///
  /// @throws Rejected when there is none, it is still being imported or its import failed
  public CalleeList ready(Sql sql, TenantId tenant, long id) {
    CalleeList list = table.find(sql, tenant, id).orElseThrow(CalleeLists::noSuchList);
    return switch (list.state()) {
      case READY -> list;
      case IMPORTING ->
          throw Rejected.conflict(
              "list_not_ready",
              new Text(
                  "Список «" + list.name() + "» ещё импортируется.",
                  "The list '" + list.name() + "' is still being imported."));
      case FAILED ->
          throw Rejected.conflict(
              "list_failed",
              new Text(
                  "Импорт списка «" + list.name() + "» не удался, звонить по нему нельзя.",
                  "The import of the list '" + list.name() + "' failed, it cannot be called."));
    };
  }

  /// Deletes a list; one that is being imported is cancelled. Its rows go in the background.
  ///
  /// @throws Rejected when there is none, or a campaign that is not done uses it
  public void delete(TenantId tenant, long id) {
    requireList(tenant, id);
    List<String> users = table.delete(tenant, id);
    if (!users.isEmpty()) {
      String names = String.join(", ", users);
      throw Rejected.conflict(
          "list_in_use",
          new Text(
              "Список нужен кампаниям: " + names + ".", "Campaigns use the list: " + names + "."));
    }
  }

  /// People of a list behind a line, in the order of lines.
  ///
  /// @param part digits that the phone must hold; other characters of it are passed over
  public List<Callee> callees(
      TenantId tenant, long list, int afterLine, int limit, @Nullable String part) {
    requireList(tenant, list);
    return table.callees(tenant, list, afterLine, limit, part == null ? null : digitsOf(part));
  }

  /// The person at a line.
  public Optional<Callee> callee(TenantId tenant, long list, int line) {
    return table.callee(tenant, list, line);
  }

  /// Refused rows behind a line, in the order of lines.
  public List<BadRow> badRows(TenantId tenant, long list, int afterLine, int limit) {
    requireList(tenant, list);
    return table.badRows(tenant, list, afterLine, limit);
  }

  /// Cuts imports off, marking them failed, and stops looking after lists.
  @Override
  public void close() {
    imports.close();
    care.close();
  }

  private static Rejected noSuchList() {
    return Rejected.notFound(
        "no_such_list", new Text("Такого списка нет.", "There is no such list."));
  }

  static @Nullable String digitsOf(String search) {
    String digits = search.replaceAll("[^0-9]", "");
    String cut =
        digits.length() > SEARCH_DIGITS_MAX ? digits.substring(0, SEARCH_DIGITS_MAX) : digits;
    return cut.isEmpty() ? null : cut;
  }

  private void requireList(TenantId tenant, long id) {
    if (find(tenant, id).isEmpty()) {
      throw noSuchList();
    }
  }

  private long insert(TenantId tenant, String name, UploadTable.Upload upload, ColumnPlan plan) {
    try {
      return table.insert(tenant, nodeId, name, upload, plan.tagNames());
    } catch (ConstraintViolated e) {
      if (e.constraint().equals("callee_list_name")) {
        throw Rejected.conflict(
            "name_taken",
            new Text(
                "Список с именем «" + name + "» уже есть.",
                "There is a list named '" + name + "' already."));
      }
      throw e;
    }
  }

  private static String checkedName(@Nullable String name) {
    String stripped = required(name, "/name").strip();
    if (stripped.isEmpty() || stripped.length() > NAME_CHARS_MAX || stripped.indexOf('\0') >= 0) {
      throw flawed("/name", "от 1 до 200 знаков", "1 to 200 characters");
    }
    return stripped;
  }

  private static String checkedRegion(@Nullable String region) {
    String upper = region == null ? "RU" : region.toUpperCase(Locale.ROOT);
    if (!PhoneReader.knowsRegion(upper)) {
      throw flawed("/region", "код страны ISO 3166, например RU", "an ISO 3166 code such as RU");
    }
    return upper;
  }

  private static <T> T required(@Nullable T value, String at) {
    if (value == null) {
      throw flawed(at, "нужно указать", "is required");
    }
    return value;
  }

  private static Rejected flawed(String at, String ru, String en) {
    Flaw flaw = new Flaw(at, new Text(ru, en));
    return Rejected.invalid(
        "bad_list",
        new Text("Поле " + at + ": " + ru + ".", "The member " + at + ": " + en + "."),
        flaw);
  }
}
