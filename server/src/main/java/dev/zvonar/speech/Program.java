package dev.zvonar.speech;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program of the system used as a filter: bytes in, bytes out, within a time and a size.
///
/// A process boundary keeps its faults and its licence out of ours. Arguments are never made of
/// what people typed; that goes through the standard input alone. Any thread may run it; three
/// short-lived platform threads move the bytes.
public final class Program {
  private static final int COMPLAINT_BYTES_MAX = 2000;
  private static final long DRAIN_MS = 1000;

  private final Path path;

  private Program(Path path) {
    this.path = path;
  }

  /// Finds a program: the configured path if one is given, else `name` on PATH, else where
  /// `bin/need` puts programs (`$XDG_CACHE_HOME/zvonar/debs/bin`, `~/.cache` by default).
  public static Optional<Program> find(String name, String configured, Map<String, String> env) {
    Stream<Path> places =
        configured.isBlank()
            ? Stream.concat(path(env), Stream.of(fetched(env))).map(folder -> folder.resolve(name))
            : Stream.of(Path.of(configured));
    return places
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .map(Program::new);
  }

  /// Where it lies.
  public Path path() {
    return path;
  }

  /// Runs it once: feeds `input`, collects what it writes.
  ///
  /// @param outputBytesMax a program that writes more is killed
  /// @param timeout a program that runs longer is killed
  /// @throws IOException when it cannot be started, fails, or exceeds a limit; the message says
  ///     which
  public byte[] run(List<String> arguments, byte[] input, int outputBytesMax, Duration timeout)
      throws IOException, InterruptedException {
    Process process = start(arguments);
    try {
      return converse(process, input, outputBytesMax, timeout);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(List<String> arguments) throws IOException {
    return new ProcessBuilder(
            Stream.concat(Stream.of(path.toString()), arguments.stream()).toList())
        .start();
  }

  private byte[] converse(Process process, byte[] input, int outputBytesMax, Duration timeout)
      throws IOException, InterruptedException {
    Collector output = new Collector(process.getInputStream(), outputBytesMax + 1);
    Collector complaint = new Collector(process.getErrorStream(), COMPLAINT_BYTES_MAX);
    List<Thread> movers =
        List.of(
            mover(() -> feed(process.getOutputStream(), input)),
            mover(() -> {
              if (!output.collect()) {
                process.destroyForcibly();
              }
            }),
            mover(complaint::collect));
    boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    for (Thread mover : movers) {
      mover.join(DRAIN_MS);
    }
    byte[] written = output.bytes();
    if (written.length > outputBytesMax) {
      throw new IOException(path + " wrote more than " + outputBytesMax + " bytes");
    }
    if (!ended) {
      throw new IOException(path + " did not end within " + timeout.toMillis() + " ms");
    }
    checkExit(process.exitValue(), complaint);
    return written;
  }

  private void checkExit(int exit, Collector complaint) throws IOException {
    if (exit != 0) {
      String said = new String(complaint.bytes(), StandardCharsets.UTF_8).strip();
      throw new IOException(path + " ended with " + exit + (said.isEmpty() ? "" : ": " + said));
    }
  }

  private static Thread mover(Runnable work) {
    return Thread.ofPlatform().daemon().name("program-io").start(work);
  }

  private static void feed(OutputStream out, byte[] input) {
    try (out) {
      out.write(input);
    } catch (IOException ignored) {
      // The program ended before it read everything; its exit code says whether that was right.
    }
  }

  private static Stream<Path> path(Map<String, String> env) {
    return Stream.of(env.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(Path::of);
  }

  private static Path fetched(Map<String, String> env) {
    String cache = env.getOrDefault("XDG_CACHE_HOME", "");
    Path base = cache.isBlank() ? Path.of(env.getOrDefault("HOME", "/"), ".cache") : Path.of(cache);
    return base.resolve("zvonar/debs/bin");
  }

  /// Reads a stream to its end or to a limit. Written by its mover, read after that has ended or
  /// been given up.
  private static final class Collector {
    private final InputStream in;
    private final int bytesMax;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Collector(InputStream in, int bytesMax) {
      this.in = in;
      this.bytesMax = bytesMax;
    }

    /// Says whether the end came before the limit.
    boolean collect() {
      byte[] buffer = new byte[8192];
      try (in) {
        while (bytes.size() < bytesMax) {
          int n = in.read(buffer, 0, Math.min(buffer.length, bytesMax - bytes.size()));
          if (n < 0) {
            return true;
          }
          bytes.write(buffer, 0, n);
        }
        return false;
      } catch (IOException ended) {
        return true;
      }
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
