package dev.zvonar.callee;

import dev.zvonar.db.Db;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.kernel.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files on their way in: taken whole, looked at as often as needed, kept for a day at most.
///
/// Safe in any thread; calls block. Memory: one piece of 1 MiB and the first two hundred rows.
public final class Uploads {
  private static final Logger log = LoggerFactory.getLogger(Uploads.class);
  private static final int PREVIEW_ROWS = 20;
  private static final int KEPT_FACTOR = 8;
  private static final int HALVES_MAX = 1000;

  private final UploadTable table;
  private final UploadReader reader;
  private final ListsConfig config;

  /// Uploads that failed and could not be removed; a full queue leaves them to their last day.
  private final Queue<Half> halves = new ArrayBlockingQueue<>(HALVES_MAX);

  private record Half(TenantId tenant, UUID id) {}

  /// Opens the room's first half. Files that a crash left in the scratch folder are removed.
  public Uploads(Db db, ListsConfig config) {
    this.table = new UploadTable(db);
    this.reader = new UploadReader(table, config.scratch());
    this.config = config;
    try {
      reader.sweep();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the folder " + config.scratch(), e);
    }
  }

  /// The largest file taken.
  public long bytesMax() {
    return config.uploadBytesMax();
  }

  /// Takes a file in and looks at it. When it is no table nothing of it stays.
  ///
  /// @throws Rejected when it is too large, empty or no table
  public UploadLook take(TenantId tenant, String sourceName, InputStream bytes) throws IOException {
    if (table.bytesKept(tenant) > KEPT_FACTOR * config.uploadBytesMax()) {
      throw Rejected.conflict(
          "too_many_uploads",
          new Text(
              "Слишком много загруженных файлов ждёт разбора; они удаляются через сутки.",
              "Too many uploaded files wait to become lists; they are removed after a day."));
    }
    UUID id = UUID.randomUUID();
    table.begin(tenant, id, sourceName);
    boolean taken = false;
    try {
      store(tenant, id, bytes);
      UploadLook look = look(tenant, id, FileFormat.UNKNOWN);
      taken = true;
      return look;
    } finally {
      if (!taken) {
        forget(new Half(tenant, id));
      }
    }
  }

  /// What cannot be removed now, such as while the database is away, is removed by [#dropOld].
  private void forget(Half half) {
    try {
      table.drop(half.tenant(), half.id());
    } catch (RuntimeException e) {
      log.warn("half an upload stays for now id={}", half.id(), e);
      halves.offer(half);
    }
  }

  /// Looks at an upload, with all settings found out that `asked` leaves open.
  ///
  /// @throws Rejected when there is no such upload, or it cannot be read so
  public UploadLook look(TenantId tenant, UUID id, FileFormat asked) throws IOException {
    UploadTable.Upload upload = find(tenant, id);
    try (UploadReader.Table open = reader.open(tenant, upload, asked)) {
      List<SeenColumn> columns = open.columns();
      if (columns.size() > ListsConfig.COLUMNS_MAX) {
        throw Rejected.invalid(
            "too_many_columns",
            new Text(
                "Столбцов %d, а можно не больше %d. Верно ли определён разделитель?"
                    .formatted(columns.size(), ListsConfig.COLUMNS_MAX),
                "There are %d columns and at most %d may be. Is the delimiter right?"
                    .formatted(columns.size(), ListsConfig.COLUMNS_MAX)));
      }
      return new UploadLook(
          id, upload.sourceName(), upload.byteCount(), open.format(), columns, preview(open));
    }
  }

  UploadTable.Upload find(TenantId tenant, UUID id) {
    return table
        .find(tenant, id)
        .orElseThrow(() ->
            Rejected.notFound(
                "no_such_upload",
                new Text(
                    "Такого файла нет: загрузите его снова.",
                    "There is no such file: upload it again.")));
  }

  UploadReader.Table open(TenantId tenant, UploadTable.Upload upload, FileFormat format)
      throws IOException {
    return reader.open(tenant, upload, format);
  }

  void drop(TenantId tenant, UUID id) {
    table.drop(tenant, id);
  }

  /// Removes one upload that nobody needs any more; says whether there was one.
  boolean dropOld() {
    Half half = halves.peek();
    if (half != null) {
      table.drop(half.tenant(), half.id());
      halves.remove(half);
      return true;
    }
    return table.dropOld();
  }

  private static List<List<String>> preview(UploadReader.Table open) {
    return open.head().stream()
        .limit(PREVIEW_ROWS)
        .map(row -> row.cells().stream().map(Columns::cut).toList())
        .toList();
  }

  private void store(TenantId tenant, UUID id, InputStream bytes) throws IOException {
    var utf8 = new Utf8Check();
    long byteCount = 0;
    byte[] piece = bytes.readNBytes(UploadTable.PIECE_BYTES);
    for (int no = 0; piece.length > 0; no++) {
      byteCount += piece.length;
      if (byteCount > config.uploadBytesMax()) {
        throw tooLarge();
      }
      utf8.feed(piece, piece.length);
      table.piece(tenant, id, no, piece);
      piece = bytes.readNBytes(UploadTable.PIECE_BYTES);
    }
    if (byteCount == 0) {
      throw FileRefused.empty();
    }
    table.finish(tenant, id, byteCount, utf8.isUtf8());
  }

  private Rejected tooLarge() {
    long mebibytes = config.uploadBytesMax() >> 20;
    return new Rejected(
        Rejected.Kind.TOO_LARGE,
        "file_too_large",
        new Text(
            "Файл больше " + mebibytes + " МиБ. Разделите его на несколько.",
            "The file is larger than " + mebibytes + " MiB. Split it into several."));
  }
}
