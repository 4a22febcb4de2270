package dev.zvonar.callee;

import dev.zvonar.db.CopyRows;
import dev.zvonar.db.Db;
import dev.zvonar.db.Tx;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// One import: every good and every refused row of a file in one transaction, or nothing.
///
/// One thread runs it; [#progress], [#rowsGood], [#rowsBad] and [#cancel] are for others. Memory:
/// [PhoneLines] and the refused rows of one batch.
final class ListImport {
  private static final int BATCH_ROWS = 20_000;
  private static final String COPY_CALLEES =
      "copy callee (tenant_id, list_id, line_no, phone, tags, zone) from stdin";
  private static final String COPY_BAD_ROWS =
      "copy bad_row (tenant_id, list_id, line_no, code, detail, raw) from stdin";

  private final Db db;
  private final ListTable lists;
  private final ImportJob job;
  private final int rowsMax;

  private volatile double progress;
  private final AtomicLong rowsGood = new AtomicLong();
  private final AtomicLong rowsBad = new AtomicLong();
  private volatile boolean cancelled;

  ListImport(Db db, ListTable lists, ImportJob job, int rowsMax) {
    this.db = db;
    this.lists = lists;
    this.job = job;
    this.rowsMax = rowsMax;
  }

  ImportJob job() {
    return job;
  }

  double progress() {
    return progress;
  }

  long rowsGood() {
    return rowsGood.get();
  }

  long rowsBad() {
    return rowsBad.get();
  }

  /// Makes the import end at its next row, with nothing stored.
  void cancel() {
    cancelled = true;
  }

  /// The list is no longer wanted, or no longer ours.
  static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// Does it.
  ///
  /// @throws Rejected when the file cannot be imported
  /// @throws Cancelled when it was cancelled
  void run(UploadReader.Table table) {
    var columns = table.columns().stream().map(SeenColumn::name).toList();
    var rules = new RowRules(job.plan(), columns, job.region());
    Iterator<SourceRow> head = table.head().iterator();
    db.transaction(tx -> {
      while (loadBatch(tx, rules, head, table.rows())) {
        progress = table.rows().progress();
      }
      return end(tx);
    });
  }

  private boolean end(Tx tx) {
    Text nobody =
        new Text(
            "Ни одной строки взять не удалось: причины — в отвергнутых строках.",
            "No row could be taken: the refused rows tell why.");
    boolean good = rowsGood() > 0;
    var state = good ? CalleeList.State.READY : CalleeList.State.FAILED;
    if (!lists.finish(tx, job, state, rowsGood(), rowsBad(), good ? null : nobody)) {
      throw new Cancelled();
    }
    return good;
  }

  /// Copies the good rows of a batch while they are read, then the refused ones.
  ///
  /// @return whether there may be more
  private boolean loadBatch(Tx tx, RowRules rules, Iterator<SourceRow> head, RowSource rows) {
    List<RowRules.Judged.Bad> refused = new ArrayList<>();
    var more = new boolean[1];
    tx.copyIn(COPY_CALLEES, out -> more[0] = copyGood(out, rules, head, rows, refused));
    if (!refused.isEmpty()) {
      tx.copyIn(COPY_BAD_ROWS, out -> copyBad(out, refused));
    }
    return more[0];
  }

  private boolean copyGood(
      CopyRows out,
      RowRules rules,
      Iterator<SourceRow> head,
      RowSource rows,
      List<RowRules.Judged.Bad> refused)
      throws IOException {
    for (int i = 0; i < BATCH_ROWS; i++) {
      SourceRow row = head.hasNext() ? head.next() : rows.next();
      if (row == null) {
        return false;
      }
      take(out, rules.judge(row), refused);
    }
    return true;
  }

  private void take(CopyRows out, RowRules.Judged judged, List<RowRules.Judged.Bad> refused)
      throws IOException {
    if (cancelled) {
      throw new Cancelled();
    }
    switch (judged) {
      case RowRules.Judged.Good(var line, var phone, var zone, var tags) -> {
        out.row(job.tenant(), job.listId(), line, phone, tags, zone);
        rowsGood.incrementAndGet();
      }
      case RowRules.Judged.Bad bad -> {
        if (rowsBad() < ListsConfig.BAD_ROWS_MAX) {
          refused.add(bad);
        }
        rowsBad.incrementAndGet();
      }
    }
    if (rowsGood() + rowsBad() > rowsMax) {
      throw FileRefused.tooManyRows(rowsMax);
    }
  }

  private void copyBad(CopyRows out, List<RowRules.Judged.Bad> refused) throws IOException {
    for (RowRules.Judged.Bad bad : refused) {
      RowFault fault = bad.fault();
      out.row(
          job.tenant(), job.listId(), bad.line(), fault.code().code(), fault.detail(), bad.raw());
    }
  }

  /// What a failure looks like to the person who waits for the list.
  static Text textOf(RuntimeException failure) {
    return failure instanceof Rejected rejected
        ? rejected.detail()
        : new Text(
            "Импорт не удался по нашей вине; подробности в журнале программы. Начните его снова.",
            "The import failed and the fault is ours; the log tells more. Start it again.");
  }
}
