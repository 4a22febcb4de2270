package dev.zvonar.lab.carrier;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What really reached the carrier: the judge of every claim of the product. Any thread may use it.
///
/// A double dial is a second dialog with a Call-ID seen before (one attempt, two INVITEs), or an
/// INVITE to a number that has a call in the air at that moment.
public final class CarrierBook implements AutoCloseable {
  private static final String HEAD =
      "reference,called,caller,invited_ms,answered_ms,ended_ms,outcome,rtp_in,double\n";

  private final Set<String> references = new HashSet<>();
  private final Map<String, Integer> timesCalled = new HashMap<>();
  private final Map<String, Integer> inTheAir = new HashMap<>();
  private final Map<String, Integer> byCaller = new HashMap<>();
  private final Map<String, Integer> outcomes = new HashMap<>();
  private final @Nullable BufferedWriter file;

  // Guarded by this.
  private int calls;
  private int doubleDials;
  private int live;
  private int peakLive;
  private long rtpReceived;
  private long secondStartNanos = Long.MIN_VALUE;
  private int callsInSecond;
  private int callsInSecondMax;

  /// Opens the book; with a file, appends to it.
  CarrierBook(@Nullable Path path) throws IOException {
    this.file = path == null ? null : open(path);
  }

  private static BufferedWriter open(Path path) throws IOException {
    boolean isNew = Files.notExists(path) || Files.size(path) == 0;
    BufferedWriter writer =
        Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (isNew) {
      writer.write(HEAD);
      writer.flush();
    }
    return writer;
  }

  /// Enters a call that has just come in.
  synchronized Entry invited(String reference, String called, String caller, long nowNanos) {
    boolean sameAttempt = !references.add(reference);
    boolean again = sameAttempt || inTheAir.getOrDefault(called, 0) > 0;
    calls++;
    if (again) {
      doubleDials++;
    }
    if (secondStartNanos == Long.MIN_VALUE || nowNanos - secondStartNanos >= 1_000_000_000L) {
      secondStartNanos = nowNanos;
      callsInSecond = 0;
    }
    callsInSecond++;
    callsInSecondMax = Math.max(callsInSecondMax, callsInSecond);
    inTheAir.merge(called, 1, Integer::sum);
    live++;
    peakLive = Math.max(peakLive, live);
    int before = timesCalled.merge(called, 1, Integer::sum) - 1;
    int ofCaller = byCaller.merge(caller, 1, Integer::sum);
    return new Entry(
        reference, called, caller, nowNanos, before, ofCaller, live, callsInSecond, again);
  }

  /// Closes the entry of a call.
  ///
  /// @param outcome a word: answered, busy, banned, refused…
  /// @param answeredNanos 0 when it was not answered
  synchronized void ended(
      Entry entry, String outcome, long answeredNanos, long nowNanos, long rtpIn) {
    inTheAir.merge(entry.called(), -1, (a, b) -> a + b == 0 ? null : a + b);
    live--;
    rtpReceived += rtpIn;
    outcomes.merge(outcome, 1, Integer::sum);
    write(entry, outcome, answeredNanos, nowNanos, rtpIn);
  }

  private void write(Entry entry, String outcome, long answeredNanos, long nowNanos, long rtpIn) {
    if (file == null) {
      return;
    }
    long answeredMs = answeredNanos == 0 ? -1 : (answeredNanos - entry.atNanos()) / 1_000_000;
    String row =
        "%s,%s,%s,%d,%d,%d,%s,%d,%b\n"
            .formatted(
                entry.reference(),
                entry.called(),
                entry.caller(),
                System.currentTimeMillis() - (nowNanos - entry.atNanos()) / 1_000_000,
                answeredMs,
                (nowNanos - entry.atNanos()) / 1_000_000,
                outcome,
                rtpIn,
                entry.isDouble());
    try {
      file.write(row);
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the carrier cannot write its book", e);
    }
  }

  /// Whether a call to this number, digits without a plus, has ever come in.
  public synchronized boolean hasSeen(String called) {
    return timesCalled.containsKey(called) || timesCalled.containsKey("+" + called);
  }

  /// The totals so far.
  public synchronized Totals totals() {
    return new Totals(
        calls,
        timesCalled.size(),
        live,
        peakLive,
        callsInSecondMax,
        doubleDials,
        rtpReceived,
        Map.copyOf(outcomes));
  }

  @Override
  public synchronized void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  /// One call as it came in.
  ///
  /// @param timesCalledBefore how often its number was called before
  /// @param callsOfCaller how many calls its caller id has made, this one included
  /// @param live calls at once, this one included
  /// @param callsInSecond calls in this second, this one included
  record Entry(
      String reference,
      String called,
      String caller,
      long atNanos,
      int timesCalledBefore,
      int callsOfCaller,
      int live,
      int callsInSecond,
      boolean isDouble) {}

  /// What the book adds up to.
  ///
  /// @param calls INVITEs that started a dialog
  /// @param numbers different numbers called
  /// @param callsInSecondMax most new calls in a second that began with a call
  /// @param doubleDials see [CarrierBook]
  public record Totals(
      int calls,
      int numbers,
      int live,
      int peakLive,
      int callsInSecondMax,
      int doubleDials,
      long rtpReceived,
      Map<String, Integer> outcomes) {}
}
