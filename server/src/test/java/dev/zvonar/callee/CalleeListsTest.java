package dev.zvonar.callee;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zvonar.db.Db;
import dev.zvonar.db.TestDb;
import dev.zvonar.kernel.PhoneNumber;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalleeListsTest {
  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String PEOPLE =
      """
      телефон;имя;пояс;долг
      8 (900) 000-00-01;Анна;МСК+2;1523,50
      +79000000002;"Иванов; Пётр";;10
      не скажу;Мария;;5

      89000000001;Двойник;;1
      +79000000003;Олег;Луна;7
      +79000000004;Инна;;7;лишнее
      ;Никто;;0
      """;

  private static final String[] USES = {"phone", "tag:имя", "zone", "tag:долг"};

  @TempDir private Path scratch;
  private Db db;
  private long node;
  private Uploads uploads;
  private CalleeLists lists;

  @BeforeEach
  void open() {
    db = TestDb.fresh();
    node = newNode("0 seconds");
    var config = new ListsConfig(8 << 20, 100_000, 1, scratch);
    uploads = new Uploads(db, config);
    lists = CalleeLists.idle(db, uploads, config, node);
  }

  @AfterEach
  void close() {
    lists.close();
    db.close();
  }

  @Test
  void a_file_is_taken_looked_at_and_becomes_a_list() throws IOException {
    UploadLook look = upload(PEOPLE, UTF_8);
    assertThat(look.format()).isEqualTo(new SeenFormat("csv", ";", "UTF-8", true, null, List.of()));
    assertThat(look.columns())
        .extracting(SeenColumn::suggests)
        .containsExactly("phone", "tag", "zone", "tag", "skip");
    assertThat(look.preview()).hasSize(7);

    CalleeList list = imported("первый", look, USES);
    assertThat(list.state()).isEqualTo(CalleeList.State.READY);
    assertThat(list.tags()).containsExactly("имя", "долг");
    assertThat(list.rowsGood()).isEqualTo(2);
    assertThat(list.rowsBad()).isEqualTo(5);
    assertThat(lists.callees(TENANT, list.id(), 0, 10, null))
        .containsExactly(
            new Callee(
                2, new PhoneNumber(79000000001L), "Asia/Yekaterinburg", List.of("Анна", "1523,50")),
            new Callee(3, new PhoneNumber(79000000002L), null, List.of("Иванов; Пётр", "10")));
    assertThat(lists.callee(TENANT, list.id(), 3)).isPresent();
    assertThat(lists.ready(db, TENANT, list.id()).progress()).isEqualTo(1);
  }

  @Test
  void each_refused_row_is_told_with_its_line_and_reason() throws IOException {
    CalleeList list = imported("с ошибками", upload(PEOPLE, UTF_8), USES);
    List<BadRow> rows = lists.badRows(TENANT, list.id(), 0, 10);
    assertThat(rows)
        .extracting(
            row -> row.line() + " " + row.fault().code().code() + " " + row.fault().detail())
        .containsExactly(
            "4 bad_phone not_a_number",
            "6 duplicate 2",
            "7 bad_zone Луна",
            "8 too_many_columns ",
            "9 no_phone ");
    assertThat(rows.get(1).fault().text().ru()).contains("строке 2");
    assertThat(rows.get(1).raw()).isEqualTo("89000000001;Двойник;;1");
    assertThat(lists.badRows(TENANT, list.id(), 7, 1)).extracting(BadRow::line).containsExactly(8);
  }

  @Test
  void every_encoding_gives_the_same_people() throws IOException {
    List<Callee> first = null;
    for (Charset charset : List.of(UTF_8, TextEncoding.WINDOWS_1251, UTF_16LE)) {
      String mark = charset.equals(UTF_16LE) ? "\ufeff" : "";
      UploadLook look = upload(mark + PEOPLE.replace(';', '\t'), charset);
      assertThat(look.format().encoding()).isEqualTo(charset.name());
      CalleeList list = imported(charset.name(), look, USES);
      List<Callee> people = lists.callees(TENANT, list.id(), 0, 10, null);
      assertThat(first == null ? people : first).isEqualTo(people).isNotEmpty();
      first = people;
    }
  }

  @Test
  void a_chosen_sheet_of_a_workbook_becomes_a_list_with_phones_typed_as_numbers()
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "test", "1.0")) {
      book.newWorksheet("первый").value(0, 0, "ничего");
      var sheet = book.newWorksheet("люди");
      sheet.value(0, 0, "Телефон");
      sheet.value(0, 1, "Имя");
      sheet.value(1, 0, 79000000001L);
      sheet.value(1, 1, "Анна");
      sheet.value(3, 0, 89000000002.0);
    }
    UploadLook first =
        uploads.take(TENANT, "b.xlsx", new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(first.format().sheets()).containsExactly("первый", "люди");
    UploadLook look = uploads.look(TENANT, first.id(), new FileFormat(null, null, null, 1));
    assertThat(look.columns()).extracting(SeenColumn::suggests).containsExactly("phone", "tag");
    var draft = draft("книга", look, new FileFormat(null, null, null, 1), "phone", "tag:имя");
    CalleeList list = waited(lists.create(TENANT, draft).id());
    assertThat(lists.callees(TENANT, list.id(), 0, 10, null))
        .extracting(callee -> callee.lineNo() + " " + callee.phone().e164())
        .containsExactly("2 +79000000001", "4 +79000000002");
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void nothing_stays_of_a_file_that_breaks_in_the_middle() throws IOException {
    String broken = people(30_000) + "\"+79001234567;никогда не закрыта\n";
    CalleeList list = imported("сломанный", upload(broken, UTF_8), "phone", "tag:имя");
    assertThat(list.state()).isEqualTo(CalleeList.State.FAILED);
    assertThat(requireNonNull(list.error()).en()).contains("line 30001");
    assertThat(count("callee")).isZero();
    assertThat(count("bad_row")).isZero();
    assertThatThrownBy(() -> lists.ready(db, TENANT, list.id())).isInstanceOf(Rejected.class);
  }

  @Test
  void a_list_with_nobody_to_call_fails_but_shows_why() throws IOException {
    CalleeList list = imported("никого", upload("телефон\nаа\nбб\n", UTF_8), "phone");
    assertThat(list.state()).isEqualTo(CalleeList.State.FAILED);
    assertThat(lists.badRows(TENANT, list.id(), 0, 10)).hasSize(2);
  }

  @Test
  void more_rows_than_allowed_are_refused_whole() throws IOException {
    CalleeList list = imported("длинный", upload(people(100_001), UTF_8), "phone", "tag:имя");
    assertThat(list.state()).isEqualTo(CalleeList.State.FAILED);
    assertThat(count("callee")).isZero();
  }

  @Test
  void a_file_too_large_empty_or_foreign_leaves_nothing_behind() {
    refused("file_too_large", new byte[(8 << 20) + 1]);
    refused("empty_file", new byte[0]);
    refused("empty_file", "\ufeff\n\n".getBytes(UTF_8));
    refused("not_a_table", new byte[] {1, 0, 2, 0});
    refused("old_excel", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
    refused("too_many_columns", ";".repeat(150).concat("x\n").getBytes(UTF_8));
    assertThat(count("upload")).isZero();
    assertThat(count("upload_chunk")).isZero();
  }

  @Test
  void one_bad_byte_costs_its_row_and_not_every_name_of_the_file() throws IOException {
    byte[] bytes = "телефон;имя\n89000000001;Анна\n89000000002;Ол?г\n".getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '?' ? (byte) 0xFF : bytes[i];
    }
    UploadLook look = uploads.take(TENANT, "people.csv", new ByteArrayInputStream(bytes));
    assertThat(look.format().encoding()).isEqualTo("UTF-8");
    CalleeList list = imported("с плохим байтом", look, "phone", "tag:имя");
    assertThat(lists.callees(TENANT, list.id(), 0, 10, null))
        .extracting(Callee::tags)
        .containsExactly(List.of("Анна"));
    assertThat(lists.badRows(TENANT, list.id(), 0, 10))
        .extracting(row -> row.line() + " " + row.fault().code().code())
        .containsExactly("3 unreadable");
  }

  @Test
  void an_upload_that_fails_in_any_way_is_gone_as_soon_as_it_can_be() {
    assertThatThrownBy(() -> uploads.take(TENANT, "x", failing(() -> {})))
        .isInstanceOf(IllegalStateException.class);
    assertThat(count("upload")).isZero();
    InputStream away = failing(() -> db.update("alter table upload rename to upload_away"));
    assertThatThrownBy(() -> uploads.take(TENANT, "x", away))
        .isInstanceOf(IllegalStateException.class);
    db.update("alter table upload_away rename to upload");
    assertThat(count("upload")).isOne();
    assertThat(uploads.dropOld()).isTrue();
    assertThat(count("upload")).isZero();
  }

  private static InputStream failing(Runnable before) {
    return atRead(() -> {
      before.run();
      throw new IllegalStateException("the request's thread fails");
    });
  }

  /// An empty stream that does something when it is read.
  private static InputStream atRead(Runnable work) {
    return new FilterInputStream(InputStream.nullInputStream()) {
      @Override
      public int read(byte[] into, int from, int length) {
        work.run();
        return -1;
      }
    };
  }

  private void breakTheSecondPiece() {
    db.update("alter table upload_chunk rename to chunk");
    db.update(
        """
        create view upload_chunk as select tenant_id, upload_id, no,
          case when 1 / (1 - no) is null then null else bytes end as bytes from chunk
        """);
  }

  @Test
  void a_workbook_that_cannot_be_read_whole_leaves_no_file() {
    byte[] zip = Arrays.copyOf(new byte[] {'P', 'K', 3, 4}, 2 * UploadTable.PIECE_BYTES);
    InputStream thenBroken =
        new SequenceInputStream(new ByteArrayInputStream(zip), atRead(this::breakTheSecondPiece));
    assertThatThrownBy(() -> uploads.take(TENANT, "x", thenBroken))
        .hasMessageContaining("division by zero");
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void an_upload_that_breaks_off_is_gone() {
    InputStream breaking =
        new FilterInputStream(new ByteArrayInputStream(new byte[3 << 20])) {
          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            int n = super.read(into, from, length);
            if (n < 0) {
              throw new IOException("the sender left");
            }
            return n;
          }
        };
    assertThatThrownBy(() -> uploads.take(TENANT, "a.csv", breaking))
        .isInstanceOf(IOException.class);
    assertThat(count("upload")).isZero();
  }

  @Test
  void flaws_of_a_draft_are_named() throws IOException {
    UploadLook look = upload(PEOPLE, UTF_8);
    assertThatThrownBy(
            () -> lists.create(TENANT, draft("x", look, null, "tag:a", "tag:A", "wrong")))
        .isInstanceOfSatisfying(
            Rejected.class,
            e ->
                assertThat(e.flaws())
                    .extracting(Rejected.Flaw::at)
                    .containsExactly("/columns/1/tag", "/columns/2/use", "/columns"));
    assertThatThrownBy(() -> lists.create(TENANT, draft(" ", look, null, "phone")))
        .isInstanceOf(Rejected.class);
    imported("имя", look, USES);
    UploadLook again = upload(PEOPLE, UTF_8);
    assertThatThrownBy(() -> lists.create(TENANT, draft("имя", again, null, "phone")))
        .hasMessageContaining("already");
  }

  @Test
  void a_list_that_a_campaign_uses_is_not_deleted() throws IOException {
    CalleeList list = imported("нужный", upload(PEOPLE, UTF_8), USES);
    long campaign = campaignOver(list.id());
    assertThatThrownBy(() -> lists.delete(TENANT, list.id())).hasMessageContaining("осенняя");
    assertThat(lists.find(TENANT, list.id()).orElseThrow().usedBy()).containsExactly("осенняя");
    db.update("update campaign set state = 'done' where id = ?", campaign);
    lists.delete(TENANT, list.id());
    assertThat(lists.find(TENANT, list.id())).isEmpty();
    lists.care().tick();
    assertThat(count("callee")).isZero();
    assertThat(count("bad_row")).isZero();
    imported("нужный", upload(PEOPLE, UTF_8), USES);
  }

  @Test
  void an_import_left_by_a_node_that_died_is_marked_failed_and_a_living_ones_is_not() {
    long dead = importingOn(newNode("1 minute"));
    long alive = importingOn(newNode("0 seconds"));
    long lost = importingOn(node);
    lists.care().tick();
    CalleeList failed = lists.find(TENANT, dead).orElseThrow();
    assertThat(failed.state()).isEqualTo(CalleeList.State.FAILED);
    assertThat(failed.error()).isEqualTo(Imports.INTERRUPTED);
    assertThat(lists.find(TENANT, lost).orElseThrow().state()).isEqualTo(CalleeList.State.FAILED);
    assertThat(lists.find(TENANT, alive).orElseThrow().state())
        .isEqualTo(CalleeList.State.IMPORTING);
  }

  @Test
  void an_import_whose_list_was_taken_away_stores_nothing() throws IOException {
    UploadLook look = upload(people(50), UTF_8);
    long id = importingOn(node);
    db.update("update callee_list set state = 'failed' where id = ?", id);
    var plan = new ColumnPlan(0, -1, List.of(), List.of(), 2);
    UploadTable.Upload upload = uploads.find(TENANT, look.id());
    var job = new ImportJob(TENANT, id, node, upload, look.format().settings(), plan, "RU");
    var work = new ListImport(db, new ListTable(db), job, 1000);
    try (var table = uploads.open(TENANT, upload, look.format().settings())) {
      assertThatThrownBy(() -> work.run(table)).isInstanceOf(ListImport.Cancelled.class);
    }
    assertThat(count("callee")).isZero();
  }

  @Test
  void deleting_a_list_cancels_its_import() throws IOException {
    UploadLook look = upload(people(90_000), UTF_8);
    long id = lists.create(TENANT, draft("передумали", look, null, "phone", "tag:имя")).id();
    lists.delete(TENANT, id);
    lists.care().tick();
    awaitThat(() -> lists.isIdle());
    assertThat(lists.find(TENANT, id)).isEmpty();
    assertThat(count("callee")).isZero();
  }

  @Test
  void closing_marks_what_is_being_imported() throws IOException {
    UploadLook look = upload(people(90_000), UTF_8);
    long id = lists.create(TENANT, draft("не успели", look, null, "phone", "tag:имя")).id();
    lists.close();
    CalleeList list = lists.find(TENANT, id).orElseThrow();
    assertThat(list.state()).isNotEqualTo(CalleeList.State.IMPORTING);
    assertThat(list.state() == CalleeList.State.FAILED ? count("callee") : 0).isZero();
  }

  @Test
  void old_uploads_are_removed_with_their_bytes() throws IOException {
    UploadLook old = upload(PEOPLE, UTF_8);
    UploadLook fresh = upload(PEOPLE, UTF_8);
    db.update("update upload set created_at = now() - interval '25 hours' where id = ?", old.id());
    lists.care().tick();
    assertThatThrownBy(() -> uploads.look(TENANT, old.id(), FileFormat.UNKNOWN))
        .isInstanceOf(Rejected.class);
    assertThat(uploads.look(TENANT, fresh.id(), FileFormat.UNKNOWN).columns()).isNotEmpty();
    assertThat(count("upload_chunk")).isEqualTo(1);
  }

  @Test
  void another_tenant_sees_nothing() throws IOException {
    db.update("insert into tenant (id, name) values (2, 'other')");
    var other = new TenantId(2);
    UploadLook look = upload(PEOPLE, UTF_8);
    CalleeList list = imported("чужой", look, USES);
    assertThat(lists.find(other, list.id())).isEmpty();
    assertThat(lists.all(other)).isEmpty();
    assertThatThrownBy(() -> lists.callees(other, list.id(), 0, 1, null))
        .isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> lists.badRows(other, list.id(), 0, 1)).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> lists.delete(other, list.id())).isInstanceOf(Rejected.class);
    assertThat(lists.callee(other, list.id(), 2)).isEmpty();
    UploadLook mine = upload(PEOPLE, UTF_8);
    assertThatThrownBy(() -> uploads.look(other, mine.id(), FileFormat.UNKNOWN))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void people_are_found_by_a_part_of_the_phone() throws IOException {
    CalleeList list = imported("поиск", upload(people(300), UTF_8), "phone", "tag:имя");
    assertThat(lists.callees(TENANT, list.id(), 0, 10, "+7 (900) 000-01-23"))
        .extracting(callee -> callee.phone().e164())
        .containsExactly("+79000000123");
  }

  static String people(int rows) {
    var text = new StringBuilder("телефон;имя\n");
    for (int i = 1; i <= rows; i++) {
      text.append("+7").append(9_000_000_000L + i).append(";Имя ").append(i).append('\n');
    }
    return text.toString();
  }

  private UploadLook upload(String text, Charset charset) throws IOException {
    return uploads.take(TENANT, "люди.csv", new ByteArrayInputStream(text.getBytes(charset)));
  }

  private CalleeList imported(String name, UploadLook look, String... uses) throws IOException {
    return waited(lists.create(TENANT, draft(name, look, null, uses)).id());
  }

  private CalleeList waited(long id) {
    awaitThat(() -> lists.find(TENANT, id).orElseThrow().state() != CalleeList.State.IMPORTING);
    return lists.find(TENANT, id).orElseThrow();
  }

  private static void awaitThat(BooleanSupplier done) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(until);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static ListDraft draft(
      String name, UploadLook look, @Nullable FileFormat format, String... uses) {
    List<ListDraft.ColumnUse> columns = new ArrayList<>();
    for (String use : uses) {
      String[] parts = use.split(":", 2);
      columns.add(new ListDraft.ColumnUse(parts[0], parts.length > 1 ? parts[1] : null));
    }
    return new ListDraft(name, look.id(), format, null, columns);
  }

  private void refused(String code, byte[] bytes) {
    assertThatThrownBy(() -> uploads.take(TENANT, "x", new ByteArrayInputStream(bytes)))
        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private long newNode(String unseenFor) {
    return db.one(
            Long.class,
            """
            insert into node (name, roles, version, seen_at)
            values ('n', '{}', '1', now() - ?::interval) returning id
            """,
            unseenFor)
        .orElseThrow();
  }

  private long importingOn(long nodeId) {
    return db.one(
            Long.class,
            """
            insert into callee_list (tenant_id, name, state, node_id, source_name, created_at)
            values (1, 'l' || ?, 'importing', ?, 'x', now() - interval '1 minute') returning id
            """,
            nodeId,
            nodeId)
        .orElseThrow();
  }

  private long campaignOver(long list) {
    return db.one(
            Long.class,
            """
            with t as (
              insert into trunk (tenant_id, name, host, caller_ids, lines_max, cps_max)
              values (1, 't', 'h', '{+79000000000}', 1, 1) returning id),
            m as (
              insert into message (tenant_id, name, language, content)
              values (1, 'm', 'ru', '{}') returning id)
            insert into campaign (tenant_id, name, list_id, message_id, trunk_id, settings)
            select 1, 'осенняя', ?, m.id, t.id, '{}' from t, m returning id
            """,
            list)
        .orElseThrow();
  }

  private long count(String table) {
    return db.one(Long.class, "select count(*) from " + table).orElseThrow();
  }
}
