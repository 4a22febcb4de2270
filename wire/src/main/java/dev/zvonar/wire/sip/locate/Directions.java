package dev.zvonar.wire.sip.locate;

import dev.zvonar.wire.sip.message.Transport;
import dev.zvonar.wire.sip.transport.Hop;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Where a name leads, as the DNS said: choices by rank and weight. Immutable; [#find] blocks as its
/// [Names] do, the rest is pure.
///
/// @param choices none when the name leads nowhere
/// @param ttlS how long that holds
public record Directions(List<Choice> choices, long ttlS) {
  /// Most choices kept of one name; what follows in rank is left out.
  static final int CHOICES_MAX = 32;

  public Directions {
    choices = List.copyOf(choices);
  }

  /// One server.
  ///
  /// @param rank lower ones are asked first
  /// @param weight share of the calls among those of one rank (RFC 2782)
  /// @param hops its addresses
  public record Choice(int rank, int weight, List<Hop> hops) {
    public Choice {
      hops = List.copyOf(hops);
    }
  }

  /// Asks for everything that RFC 3263 §4 asks for.
  public static Directions find(Wanted wanted, Names names) {
    return new Finder(wanted, names).find();
  }

  /// All hops in the order in which this call should try them: by rank, and by weighted chance within
  /// one (RFC 2782).
  public List<Hop> order(RandomGenerator random) {
    var hops = new ArrayList<Hop>();
    var left = new ArrayList<>(choices);
    left.sort(Comparator.comparingInt(Choice::rank));
    while (!left.isEmpty()) {
      int rank = left.getFirst().rank();
      List<Choice> equals = left.stream().filter(one -> one.rank() == rank).toList();
      Choice chosen = draw(equals, random);
      hops.addAll(chosen.hops());
      left.remove(chosen);
    }
    return hops;
  }

  private static Choice draw(List<Choice> equals, RandomGenerator random) {
    int sum = equals.stream().mapToInt(Choice::weight).sum();
    // RFC 2782: those of weight 0 are put first, a number 0..sum is drawn, and the first whose
    // running
    // sum reaches it is taken; so a weight of 0 has a small chance still.
    int drawn = random.nextInt(sum + 1);
    int running = 0;
    List<Choice> ordered = equals.stream().sorted(Comparator.comparingInt(Choice::weight)).toList();
    for (Choice one : ordered) {
      running += one.weight();
      if (running >= drawn) {
        return one;
      }
    }
    return ordered.getLast();
  }

  /// One search.
  private static final class Finder {
    private final Wanted wanted;
    private final Names names;
    private final List<Choice> choices = new ArrayList<>();
    private long ttlS = Long.MAX_VALUE;
    private int rank;

    Finder(Wanted wanted, Names names) {
      this.wanted = wanted;
      this.names = names;
    }

    Directions find() {
      Transport transport = wanted.transport();
      if (wanted.port() >= 0) {
        // §4.1, §4.2: a port that is written leads straight to the addresses, over UDP by default.
        addresses(usual(transport), wanted.port());
      } else if (transport != null) {
        services(transport);
      } else {
        anyTransport();
      }
      return new Directions(choices, ttlS);
    }

    private static Transport usual(@Nullable Transport transport) {
      return transport == null ? Transport.UDP : transport;
    }

    /// §4.2: SRV of the transport, else the addresses of the host itself.
    private void services(Transport transport) {
      if (!srv(transport, serviceName(transport, wanted.host()))) {
        addresses(transport, transport.defaultPort());
      }
    }

    /// §4.1: NAPTR says the transports, else SRV of each does, else it is UDP.
    private void anyTransport() {
      List<Naptr> pointers =
          heard(names.naptr(wanted.host())).stream()
              .filter(one -> one.flags().equalsIgnoreCase("s") && transportOf(one) != null)
              .sorted(Comparator.comparingInt(Naptr::order).thenComparingInt(Naptr::preference))
              .toList();
      boolean found = false;
      for (Naptr pointer : pointers) {
        Transport transport = transportOf(pointer);
        found |= transport != null && srv(transport, pointer.replacement());
      }
      for (Transport transport : pointers.isEmpty() ? Transport.values() : new Transport[0]) {
        found |= srv(transport, serviceName(transport, wanted.host()));
      }
      if (!found) {
        addresses(Transport.UDP, Transport.UDP.defaultPort());
      }
    }

    private static @Nullable Transport transportOf(Naptr pointer) {
      return switch (pointer.service().toUpperCase(Locale.ROOT)) {
        case "SIP+D2U" -> Transport.UDP;
        case "SIP+D2T" -> Transport.TCP;
        case "SIPS+D2T" -> Transport.TLS;
        default -> null;
      };
    }

    private static String serviceName(Transport transport, String host) {
      return switch (transport) {
        case UDP -> "_sip._udp." + host;
        case TCP -> "_sip._tcp." + host;
        case TLS -> "_sips._tcp." + host;
      };
    }

    /// Adds the servers of a service; false when there is no such record.
    private boolean srv(Transport transport, String service) {
      List<Srv> records =
          heard(names.srv(service)).stream()
              .sorted(Comparator.comparingInt(Srv::priority))
              .limit(CHOICES_MAX)
              .toList();
      int priority = -1;
      for (Srv record : records) {
        if (record.priority() != priority) {
          priority = record.priority();
          rank++;
        }
        // RFC 2782: a target of `.` says that the service is decidedly not there.
        if (!record.target().equals(".")) {
          add(record.weight(), hops(transport, record.target(), record.port()));
        }
      }
      return !records.isEmpty();
    }

    private void addresses(Transport transport, int port) {
      rank++;
      for (Hop hop : hops(transport, wanted.host(), port)) {
        add(0, List.of(hop));
        rank++;
      }
    }

    private void add(int weight, List<Hop> hops) {
      if (choices.size() < CHOICES_MAX && !hops.isEmpty()) {
        choices.add(new Choice(rank, weight, hops));
      }
    }

    private List<Hop> hops(Transport transport, String host, int port) {
      // The certificate proves the name that was asked for, not the server's (RFC 5922 §4).
      return heard(names.addresses(host)).stream()
          .limit(CHOICES_MAX)
          .map(one -> new Hop(transport, new InetSocketAddress(one, port), wanted.host(), 0))
          .toList();
    }

    private <T> List<T> heard(Answer<T> answer) {
      ttlS = Math.min(ttlS, answer.ttlS());
      return answer.records();
    }
  }
}
