package dev.zvonar.wire.rtp;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The calls of Linux's C library that a media thread needs, by the Foreign Function & Memory API.
/// Numbers are those of Linux on x86-64 and aarch64 (`man 2 socket`, `man 7 ip`, `man 2
/// sched_setscheduler`).
///
/// `send` and `recvfrom` are linked as *critical*: the thread does not leave the Java state for them.
/// That is right only for calls that never wait, which non-blocking ones do not.
final class Libc {
  static final int AF_INET = 2;
  private static final int AF_UNSPEC = 0;
  private static final int SOCK_DGRAM_NONBLOCK_CLOEXEC = 2 | 0x800 | 0x80000;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int SCHED_RR = 2;
  private static final int SOCKADDR_BYTES = 16;

  private static final boolean AVAILABLE = onLinux();

  private Libc() {}

  /// Whether this platform has them and this program may use them.
  static boolean isAvailable() {
    return AVAILABLE;
  }

  /// A non-blocking UDP socket of IPv4; negative when refused.
  static int udp() {
    try {
      return (int) Handles.SOCKET.invokeExact(AF_INET, SOCK_DGRAM_NONBLOCK_CLOEXEC, 0);
    } catch (Throwable impossible) {
      throw unlinked(impossible);
    }
  }

  /// Gives 0, or the error number.
  static int bind(int fd, MemorySegment address) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Handles.STATE);
      int result = (int) Handles.BIND.invokeExact(state, fd, address, SOCKADDR_BYTES);
      return result == 0 ? 0 : (int) Handles.ERRNO.get(state, 0L);
    } catch (Throwable impossible) {
      throw unlinked(impossible);
    }
  }

  /// Gives 0 when the socket now knows its one peer; a peer of family 0 lets it forget the peer.
  static int connect(int fd, MemorySegment address) {
    try {
      return (int) Handles.CONNECT.invokeExact(fd, address, SOCKADDR_BYTES);
    } catch (Throwable impossible) {
      throw unlinked(impossible);
    }
  }

  /// Gives the bytes taken, negative when none were. `address` is NULL on a connected socket.
  static long send(int fd, MemorySegment packet, long bytes, MemorySegment address) {
    try {
      int length = address.equals(MemorySegment.NULL) ? 0 : SOCKADDR_BYTES;
      return (long)
          Handles.SENDTO.invokeExact(
              fd, packet, bytes, MSG_DONTWAIT | MSG_NOSIGNAL, address, length);
    } catch (Throwable impossible) {
      throw unlinked(impossible);
    }
  }

  /// Gives the bytes received, negative when none waited.
  static long receive(int fd, Frame frame) {
    try {
      frame.addressBytes.set(JAVA_INT, 0, SOCKADDR_BYTES);
      return (long)
          Handles.RECVFROM.invokeExact(
              fd,
              frame.memory,
              frame.memory.byteSize(),
              MSG_DONTWAIT,
              frame.address,
              frame.addressBytes);
    } catch (Throwable impossible) {
      throw unlinked(impossible);
    }
  }

  /// Gives false when there was nothing to close.
  static boolean close(int fd) {
    try {
      return (int) Handles.CLOSE.invokeExact(fd) == 0;
    } catch (Throwable impossible) {
      throw unlinked(impossible);
    }
  }

  /// Lets the kernel run the calling thread before all ordinary ones, in turn with others of its kind
  /// (`SCHED_RR`); false when this program may not.
  static boolean roundRobin(int priority) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment parameter = arena.allocateFrom(JAVA_INT, priority);
      return (int) Handles.SETSCHEDULER.invokeExact(0, SCHED_RR, parameter) == 0;
    } catch (Throwable impossible) {
      throw unlinked(impossible);
    }
  }

  /// Writes the address of nobody: connected to it, a socket forgets its peer.
  static void putNobody(MemorySegment address) {
    address.fill((byte) 0);
    address.set(JAVA_SHORT, 0, (short) AF_UNSPEC);
  }

  private static boolean onLinux() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return false;
    }
    try {
      return Handles.SOCKET != null;
    } catch (LinkageError | IllegalCallerException _) {
      return false;
    }
  }

  private static IllegalStateException unlinked(Throwable impossible) {
    return new IllegalStateException("the C library could not be called", impossible);
  }

  /// Linked at first use, so that a platform without them only loses the native port.
  private static final class Handles {
    static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option NEVER_WAITS = Linker.Option.critical(false);

    static final MethodHandle SOCKET =
        link("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    static final MethodHandle BIND =
        link(
            "bind",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
            Linker.Option.captureCallState("errno"));
    static final MethodHandle CONNECT =
        link("connect", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT), NEVER_WAITS);
    static final MethodHandle SENDTO =
        link(
            "sendto",
            FunctionDescriptor.of(
                JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT),
            NEVER_WAITS);
    static final MethodHandle RECVFROM =
        link(
            "recvfrom",
            FunctionDescriptor.of(
                JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS),
            NEVER_WAITS);
    static final MethodHandle CLOSE = link("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    static final MethodHandle SETSCHEDULER =
        link("sched_setscheduler", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));

    private Handles() {}

    @SuppressWarnings("restricted") // Whoever starts us grants it by --enable-native-access.
    private static MethodHandle link(
        String name, FunctionDescriptor shape, Linker.Option... options) {
      MemorySegment function = LINKER.defaultLookup().findOrThrow(name);
      return LINKER.downcallHandle(function, shape, options);
    }
  }
}
