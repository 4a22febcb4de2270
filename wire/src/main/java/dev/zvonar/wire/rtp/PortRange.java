package dev.zvonar.wire.rtp;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.BitSet;

/// The even ports of a range, handed out round and round, so that a port just freed rests as long
/// as possible: late packets of the call before do not meet the next one.
///
/// Any thread; a lock is held only to pick a number.
final class PortRange {
  private final InetAddress bind;
  private final boolean nativeSockets;
  private final int first;
  private final int count;
  private final BitSet taken;
  private int next;

  PortRange(MediaSettings settings) {
    this.bind = settings.bind();
    this.nativeSockets = nativeSockets(settings);
    // RFC 3550 §11: "RTP SHOULD use an even destination port number".
    this.first = (settings.portFrom() + 1) & ~1;
    this.count = Math.max(0, (settings.portTo() - first) / 2 + 1);
    this.taken = new BitSet(count);
  }

  /// Binds the next free port, passing over those that other programs hold.
  ///
  /// @throws MediaExhausted when no port of the range can be had
  PacketPort bind() throws IOException {
    for (int tries = 0; tries < count; tries++) {
      int place = pick();
      if (place < 0) {
        break;
      }
      try {
        return open(first + 2 * place);
      } catch (BindException _) {
        free(first + 2 * place);
      } catch (IOException failed) {
        free(first + 2 * place);
        throw failed;
      }
    }
    throw new MediaExhausted(
        "no RTP port is free in %d..%d; widen the range or end calls"
            .formatted(first, first + 2 * (count - 1)));
  }

  private PacketPort open(int number) throws IOException {
    return nativeSockets ? NativePort.bind(bind, number) : NioPort.bind(bind, number);
  }

  private static boolean nativeSockets(MediaSettings settings) {
    boolean served = NativePort.serves(settings.bind());
    return switch (settings.drive().sockets()) {
      case AUTO -> served;
      case JDK -> false;
      case NATIVE -> {
        if (!served) {
          throw new IllegalArgumentException(
              "native media sockets need IPv4, Linux and --enable-native-access; use AUTO or JDK");
        }
        yield true;
      }
    };
  }

  /// Gives a number back; its port is closed already.
  synchronized void free(int number) {
    taken.clear((number - first) / 2);
  }

  /// Ports handed out now.
  synchronized int taken() {
    return taken.cardinality();
  }

  private synchronized int pick() {
    int place = taken.nextClearBit(next);
    if (place >= count) {
      place = taken.nextClearBit(0);
    }
    if (place >= count) {
      return -1;
    }
    taken.set(place);
    next = (place + 1) % count;
    return place;
  }
}
