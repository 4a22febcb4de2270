package dev.zvonar.wire.opus;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Calls into libopus; what cannot happen there becomes an [IllegalStateException].
final class Native {
  private static final long TEXT_BYTES_MAX = 256;

  private Native() {}

  /// A call that makes something and tells its error through a pointer.
  @FunctionalInterface
  interface Maker {
    MemorySegment make(MemorySegment error) throws Throwable;
  }

  /// A call that gives a number, negative for an error.
  @FunctionalInterface
  interface Worker {
    int work() throws Throwable;
  }

  static MemorySegment create(Maker maker) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(ValueLayout.JAVA_INT);
      MemorySegment made = maker.make(error);
      int code = error.get(ValueLayout.JAVA_INT, 0);
      if (code != 0) {
        throw new IllegalStateException("libopus refused with error " + code);
      }
      return made;
    } catch (RuntimeException | Error failed) {
      throw failed;
    } catch (Throwable failed) {
      throw new IllegalStateException("libopus could not be called", failed);
    }
  }

  static int run(Worker worker) {
    try {
      return worker.work();
    } catch (RuntimeException | Error failed) {
      throw failed;
    } catch (Throwable failed) {
      throw new IllegalStateException("libopus could not be called", failed);
    }
  }

  @SuppressWarnings("restricted") // The text is a constant of the library.
  static String text(MethodHandle getter) {
    MemorySegment[] found = new MemorySegment[1];
    run(() -> {
      found[0] = (MemorySegment) getter.invoke();
      return 0;
    });
    return found[0].reinterpret(TEXT_BYTES_MAX).getString(0);
  }
}
