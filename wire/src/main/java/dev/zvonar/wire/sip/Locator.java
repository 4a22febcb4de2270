package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.locate.Directions;
import dev.zvonar.wire.sip.locate.DirectionsCache;
import dev.zvonar.wire.sip.locate.Names;
import dev.zvonar.wire.sip.locate.Recent;
import dev.zvonar.wire.sip.locate.Wanted;
import dev.zvonar.wire.sip.message.Parameters;
import dev.zvonar.wire.sip.message.SipUri;
import dev.zvonar.wire.sip.message.Transport;
import dev.zvonar.wire.sip.transport.Hop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Finds the hops of a target or a URI. Belongs to the signalling thread: an address literal is
/// answered at once, a name is looked up beside the thread and answered in a later turn.
final class Locator {
  private static final int NOTED_MAX = 1_000;
  private static final long REFUSAL_NANOS = 600_000_000_000L;
  private static final long FAILURE_NANOS = 30_000_000_000L;
  private static final Directions NOWHERE = new Directions(List.of(), 1);

  private final SignallingLoop loop;
  private final Names names;
  private final RandomGenerator random = new SplittableRandom();
  private final DirectionsCache cache = new DirectionsCache();
  private final Map<Wanted, List<Consumer<List<Hop>>>> asked = new HashMap<>();
  private final Recent<InetSocketAddress> refusers = new Recent<>(NOTED_MAX, REFUSAL_NANOS);
  private final Recent<Hop> failed = new Recent<>(NOTED_MAX, FAILURE_NANOS);

  Locator(SignallingLoop loop, Names names) {
    this.loop = loop;
    this.names = names;
  }

  /// The hops of a target, best first; none when its name is not known.
  void ofTarget(SipTarget target, Consumer<List<Hop>> found) {
    InetSocketAddress address = target.address();
    if (address != null) {
      Transport transport = target.transport() == null ? Transport.UDP : target.transport();
      found.accept(List.of(new Hop(transport, address, target.host(), 0)));
    } else {
      find(target.transport(), target.host(), target.port(), found);
    }
  }

  /// The hops of the next request inside a dialog; never none.
  void ofDialog(Dialog dialog, Consumer<List<Hop>> found) {
    Hop made = dialog.madeBy();
    SipUri uri = dialog.nextUri();
    Transport transport = transportOf(uri);
    if (transport == null) {
      found.accept(List.of(made));
      return;
    }
    boolean standing = dialog.isDirect() && loop.streams().isAlive(made.flow());
    find(
        transport,
        uri.host(),
        uri.port(),
        hops -> found.accept(Sending.preferring(hops, made, standing)));
  }

  /// The transport a URI asks for; null when we do not speak it.
  private static @Nullable Transport transportOf(SipUri uri) {
    String asked = new Parameters(uri.parameters()).value("transport");
    if (uri.scheme().equals("sips")) {
      return Transport.TLS;
    }
    return asked == null ? Transport.UDP : Transport.of(asked);
  }

  private void find(
      @Nullable Transport transport, String host, int port, Consumer<List<Hop>> found) {
    InetAddress literal = literal(host);
    if (literal != null) {
      Transport by = transport == null ? Transport.UDP : transport;
      var at = new InetSocketAddress(literal, port < 0 ? by.defaultPort() : port);
      found.accept(List.of(new Hop(by, at, host, 0)));
      return;
    }
    var wanted = new Wanted(transport, host.toLowerCase(Locale.ROOT), port);
    Directions known = cache.get(wanted, System.nanoTime());
    if (known != null) {
      found.accept(ordered(known));
    } else {
      ask(wanted, found);
    }
  }

  /// Asks beside the signalling thread; those who want the same name wait for the one answer.
  private void ask(Wanted wanted, Consumer<List<Hop>> found) {
    List<Consumer<List<Hop>>> waiting = asked.get(wanted);
    if (waiting != null) {
      waiting.add(found);
      return;
    }
    asked.put(wanted, new ArrayList<>(List.of(found)));
    Thread.ofVirtual().name("zvonar-dns").start(() -> search(wanted));
  }

  private void search(Wanted wanted) {
    Directions directions = NOWHERE;
    try {
      directions = Directions.find(wanted, names);
    } finally {
      // Also when the search threw: those who wait must hear of it.
      Directions heard = directions;
      loop.post(() -> heard(wanted, heard));
    }
  }

  private void heard(Wanted wanted, Directions directions) {
    cache.put(wanted, directions, System.nanoTime());
    List<Consumer<List<Hop>>> waiting = asked.remove(wanted);
    if (waiting != null) {
      waiting.forEach(one -> loop.guarded(() -> one.accept(ordered(directions))));
    }
  }

  /// By rank and weight, but those that failed lately last.
  private List<Hop> ordered(Directions directions) {
    long now = System.nanoTime();
    return directions.order(random).stream()
        .sorted(Comparator.comparing((Hop hop) -> failed.holds(hop, now)))
        .toList();
  }

  /// Nothing was heard of that hop: others go first for the next half minute.
  void failed(Hop hop) {
    failed.note(hop, System.nanoTime());
  }

  /// A numeric address.
  static @Nullable InetAddress literal(String host) {
    try {
      return InetAddress.ofLiteral(
          host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// Whether a large request for this hop may be tried over TCP: it was not refused lately.
  boolean mayTakeTcp(Hop hop) {
    return !refusers.holds(hop.address(), System.nanoTime());
  }

  /// TCP was refused there: large requests go by UDP for the next ten minutes.
  void refusedTcp(Hop hop) {
    refusers.note(hop.address(), System.nanoTime());
  }
}
