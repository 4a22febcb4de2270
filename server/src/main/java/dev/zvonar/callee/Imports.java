package dev.zvonar.callee;

import dev.zvonar.db.Db;
import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import dev.zvonar.kernel.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The imports of this node: one virtual thread each, `importsMax` at work, the others waiting.
final class Imports implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Imports.class);
  private static final int WAITING_MAX = 100;
  private static final int ANALYZED_ROWS_MIN = 10_000;
  private static final long CLOSE_MS = 5_000;

  static final Text INTERRUPTED =
      new Text(
          "Импорт прерван перезапуском, загрузите файл снова.",
          "The import was cut off by a restart, upload the file again.");

  private final Db db;
  private final Uploads uploads;
  private final ListTable lists;
  private final int rowsMax;
  private final Semaphore places;
  private final Map<Long, Running> running = new ConcurrentHashMap<>();

  private record Running(ListImport work, Thread thread) {}

  Imports(Db db, Uploads uploads, ListTable lists, ListsConfig config) {
    this.db = db;
    this.uploads = uploads;
    this.lists = lists;
    this.rowsMax = config.rowsMax();
    this.places = new Semaphore(config.importsMax());
  }

  /// Refuses when a hundred imports wait already. To be asked before the list is created.
  void requireRoom() {
    if (running.size() >= WAITING_MAX) {
      throw Rejected.conflict(
          "too_many_imports",
          new Text(
              "Слишком много списков импортируется сразу; подождите.",
              "Too many lists are being imported at once; wait a while."));
    }
  }

  void start(ImportJob job) {
    var work = new ListImport(db, lists, job, rowsMax);
    Thread thread = Thread.ofVirtual().name("import-" + job.listId()).unstarted(() -> run(work));
    running.put(job.listId(), new Running(work, thread));
    thread.start();
  }

  /// Writes how far each import has come, and cancels those no longer wanted.
  void showProgress() {
    for (Running one : running.values()) {
      ListImport work = one.work();
      if (!lists.progress(work.job(), work.progress(), work.rowsGood(), work.rowsBad())) {
        work.cancel();
      }
    }
  }

  /// Lists this node imports right now.
  List<Long> lists() {
    return List.copyOf(running.keySet());
  }

  /// Cuts the imports off; each is marked failed.
  @Override
  public void close() {
    running.values().forEach(one -> one.thread().interrupt());
    try {
      for (Running one : List.copyOf(running.values())) {
        one.thread().join(CLOSE_MS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(ListImport work) {
    try {
      places.acquire();
      try {
        load(work);
      } finally {
        places.release();
      }
    } catch (InterruptedException _) {
      fail(work.job(), INTERRUPTED);
    } finally {
      running.remove(work.job().listId());
    }
  }

  private void load(ListImport work) throws InterruptedException {
    ImportJob job = work.job();
    long startNanos = System.nanoTime();
    try (var table = uploads.open(job.tenant(), job.upload(), job.format())) {
      work.run(table);
    } catch (ListImport.Cancelled _) {
      log.info("import cancelled list={}", job.listId());
      return;
    } catch (IOException e) {
      failed(work, new UncheckedIOException(e));
      return;
    } catch (RuntimeException e) {
      failed(work, e);
      return;
    }
    imported(work, (System.nanoTime() - startNanos) / 1_000_000);
  }

  private void imported(ListImport work, long tookMs) {
    ImportJob job = work.job();
    log.info(
        "list imported list={} good={} bad={} took_ms={}",
        job.listId(),
        work.rowsGood(),
        work.rowsBad(),
        tookMs);
    tidy(work);
  }

  /// The list is stored; what is left here may fail. The upload then goes after a day, and the
  /// planner's figures come with the server's own round.
  private void tidy(ListImport work) {
    try {
      if (work.rowsGood() > 0) {
        uploads.drop(work.job().tenant(), work.job().upload().id());
      }
      if (work.rowsGood() >= ANALYZED_ROWS_MIN) {
        db.update("analyze callee");
      }
    } catch (Unavailable e) {
      log.warn("not tidied after import list={} why={}", work.job().listId(), e.getMessage());
    }
  }

  /// An interrupt reaches the work as a failure of whatever it waited for.
  private void failed(ListImport work, RuntimeException e) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    switch (e) {
      case Rejected _ ->
          log.info("import refused list={} why={}", work.job().listId(), e.getMessage());
      case Unavailable _ ->
          log.warn("import failed list={} why={}", work.job().listId(), e.getMessage());
      default -> log.error("import failed, report it list={}", work.job().listId(), e);
    }
    fail(work.job(), ListImport.textOf(e));
  }

  /// When even this cannot be stored, the next look after abandoned imports does it.
  private void fail(ImportJob job, Text why) {
    try {
      lists.finish(db, job, CalleeList.State.FAILED, 0, 0, why);
    } catch (Unavailable e) {
      log.warn("import's end not stored list={} why={}", job.listId(), e.getMessage());
    }
  }
}
