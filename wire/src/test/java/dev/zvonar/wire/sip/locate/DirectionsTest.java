package dev.zvonar.wire.sip.locate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zvonar.wire.sip.message.Transport;
import dev.zvonar.wire.sip.transport.Hop;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// RFC 3263 §4 step by step, with a DNS that is a table, and the choice among equals of RFC 2782.
class DirectionsTest {
  private static final SplittableRandom CHANCE = new SplittableRandom(1);

  private final Table names = new Table();

  @Test
  void a_written_port_skips_srv_and_asks_for_addresses_alone() {
    names.addresses("a.test", "192.0.2.1", "2001:db8::1");
    assertThat(found(null, "a.test", 5_070))
        .containsExactly("UDP 192.0.2.1:5070", "UDP 2001:db8:0:0:0:0:0:1:5070");
    assertThat(found(Transport.TLS, "a.test", 5_070)).first().isEqualTo("TLS 192.0.2.1:5070");
    assertThat(names.asked).doesNotContain("srv _sip._udp.a.test", "naptr a.test");
  }

  @Test
  void naptr_says_the_transports_in_its_order() {
    names.naptr("a.test", 20, 10, "SIP+D2U", "_sip._udp.a.test");
    names.naptr("a.test", 10, 20, "SIP+D2T", "_sip._tcp.a.test");
    names.naptr("a.test", 10, 10, "SIPS+D2T", "_sips._tcp.a.test");
    names.naptr("a.test", 1, 1, "E2U+sip", "_nothing.a.test");
    names.srv("_sip._udp.a.test", 1, 0, 5_060, "h1");
    names.srv("_sip._tcp.a.test", 1, 0, 5_062, "h1");
    names.srv("_sips._tcp.a.test", 1, 0, 5_061, "h1");
    names.addresses("h1", "192.0.2.1");
    assertThat(found(null, "a.test", -1))
        .containsExactly("TLS 192.0.2.1:5061", "TCP 192.0.2.1:5062", "UDP 192.0.2.1:5060");
  }

  @Test
  void a_chosen_transport_asks_no_naptr() {
    names.srv("_sips._tcp.a.test", 1, 0, 5_081, "h1");
    names.addresses("h1", "192.0.2.1");
    assertThat(found(Transport.TLS, "a.test", -1)).containsExactly("TLS 192.0.2.1:5081");
    assertThat(names.asked).containsExactly("srv _sips._tcp.a.test", "addresses h1");
  }

  @Test
  void without_naptr_srv_of_each_transport_is_asked_and_without_srv_the_host_itself() {
    names.srv("_sip._tcp.a.test", 1, 0, 5_062, "h1");
    names.addresses("h1", "192.0.2.1");
    names.addresses("b.test", "192.0.2.2");
    assertThat(found(null, "a.test", -1)).containsExactly("TCP 192.0.2.1:5062");
    assertThat(found(null, "b.test", -1)).containsExactly("UDP 192.0.2.2:5060");
    assertThat(found(Transport.TLS, "b.test", -1)).containsExactly("TLS 192.0.2.2:5061");
  }

  @Test
  void a_service_that_is_decidedly_not_there_leads_nowhere() {
    names.srv("_sip._udp.a.test", 0, 0, 0, ".");
    names.addresses("a.test", "192.0.2.1");
    assertThat(found(Transport.UDP, "a.test", -1)).isEmpty();
    assertThat(found(Transport.UDP, "unknown.test", -1)).isEmpty();
  }

  @Test
  void lower_priorities_come_first_whatever_their_weight() {
    names.srv("_sip._udp.a.test", 20, 100, 5_060, "h2");
    names.srv("_sip._udp.a.test", 10, 0, 5_060, "h1");
    names.addresses("h1", "192.0.2.1");
    names.addresses("h2", "192.0.2.2");
    for (int i = 0; i < 50; i++) {
      assertThat(found(Transport.UDP, "a.test", -1))
          .containsExactly("UDP 192.0.2.1:5060", "UDP 192.0.2.2:5060");
    }
  }

  @Test
  void equals_share_the_calls_by_weight() {
    names.srv("_sip._udp.a.test", 1, 70, 5_060, "h1");
    names.srv("_sip._udp.a.test", 1, 30, 5_060, "h2");
    names.srv("_sip._udp.a.test", 1, 0, 5_060, "h3");
    names.addresses("h1", "192.0.2.1");
    names.addresses("h2", "192.0.2.2");
    names.addresses("h3", "192.0.2.3");
    Directions directions = Directions.find(new Wanted(Transport.UDP, "a.test", -1), names);
    var firsts = new HashMap<String, Integer>();
    for (int i = 0; i < 10_000; i++) {
      List<Hop> order = directions.order(CHANCE);
      assertThat(order).hasSize(3);
      firsts.merge(text(order.getFirst()), 1, Integer::sum);
    }
    assertThat(firsts.get("UDP 192.0.2.1:5060")).isBetween(6_600, 7_300);
    assertThat(firsts.get("UDP 192.0.2.2:5060")).isBetween(2_600, 3_300);
    assertThat(firsts.get("UDP 192.0.2.3:5060")).isBetween(30, 300);
  }

  @Test
  void over_tls_the_name_asked_for_is_to_be_proven() {
    names.srv("_sips._tcp.a.test", 1, 0, 5_061, "farm7.host.test");
    names.addresses("farm7.host.test", "192.0.2.1");
    assertThat(Directions.find(new Wanted(Transport.TLS, "a.test", -1), names).order(CHANCE))
        .extracting(Hop::name)
        .containsExactly("a.test");
  }

  @Test
  void directions_hold_as_long_as_the_briefest_record() {
    names.ttl("srv _sip._udp.a.test", 300);
    names.srv("_sip._udp.a.test", 1, 0, 5_060, "h1");
    names.ttl("addresses h1", 20);
    names.addresses("h1", "192.0.2.1");
    assertThat(Directions.find(new Wanted(Transport.UDP, "a.test", -1), names).ttlS())
        .isEqualTo(20);
  }

  @Test
  void the_cache_forgets_when_the_time_is_over_and_the_oldest_when_full() {
    var cache = new DirectionsCache();
    var first = new Wanted(null, "a.test", -1);
    var nowhere = new Directions(List.of(), 10);
    long start = Long.MAX_VALUE - 5_000_000_000L; // Nanoseconds may run over.
    cache.put(first, nowhere, start);
    assertThat(cache.get(first, start + 9_999_999_999L)).isEqualTo(nowhere);
    assertThat(cache.get(first, start + 10_000_000_000L)).isNull();
    for (int i = 0; i <= DirectionsCache.NAMES_MAX; i++) {
      cache.put(new Wanted(null, "n" + i, -1), nowhere, start);
    }
    assertThat(cache.get(new Wanted(null, "n0", -1), start)).isNull();
    assertThat(cache.get(new Wanted(null, "n1", -1), start)).isEqualTo(nowhere);
    cache.put(first, new Directions(List.of(), 0), start);
    assertThat(cache.get(first, start + 1)).isNotNull();
    cache.put(first, new Directions(List.of(), Long.MAX_VALUE), start);
    assertThat(cache.get(first, start + 3_600_000_000_000L)).isNull();
  }

  @Test
  void what_was_noted_is_held_for_its_time_and_bounded() {
    var recent = new Recent<String>(2, 100);
    recent.note("a", 0);
    recent.note("b", 50);
    assertThat(recent.holds("a", 99)).isTrue();
    assertThat(recent.holds("a", 100)).isFalse();
    recent.note("c", 100);
    recent.note("d", 100);
    assertThat(recent.holds("b", 100)).isFalse();
    assertThat(recent.holds("d", 100)).isTrue();
  }

  private List<String> found(@Nullable Transport transport, String host, int port) {
    return Directions.find(new Wanted(transport, host, port), names).order(CHANCE).stream()
        .map(DirectionsTest::text)
        .toList();
  }

  private static String text(Hop hop) {
    String address = hop.address().getAddress().getHostAddress();
    return hop.transport() + " " + address + ":" + hop.address().getPort();
  }

  /// A DNS that is a table.
  private static final class Table implements Names {
    private final Map<String, List<Srv>> services = new HashMap<>();
    private final Map<String, List<Naptr>> pointers = new HashMap<>();
    private final Map<String, List<InetAddress>> hosts = new HashMap<>();
    private final Map<String, Integer> lives = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    void ttl(String question, int ttlS) {
      lives.put(question, ttlS);
    }

    void naptr(String domain, int order, int preference, String service, String replacement) {
      pointers
          .computeIfAbsent(domain, _ -> new ArrayList<>())
          .add(new Naptr(order, preference, "s", service, replacement));
    }

    void srv(String service, int priority, int weight, int port, String target) {
      services
          .computeIfAbsent(service, _ -> new ArrayList<>())
          .add(new Srv(priority, weight, port, target));
    }

    void addresses(String host, String... literals) {
      hosts.put(host, List.of(literals).stream().map(InetAddress::ofLiteral).toList());
    }

    @Override
    public Answer<Naptr> naptr(String domain) {
      return answer("naptr " + domain, pointers.getOrDefault(domain, List.of()));
    }

    @Override
    public Answer<Srv> srv(String service) {
      return answer("srv " + service, services.getOrDefault(service, List.of()));
    }

    @Override
    public Answer<InetAddress> addresses(String host) {
      return answer("addresses " + host, hosts.getOrDefault(host, List.of()));
    }

    private <T> Answer<T> answer(String question, List<T> records) {
      asked.add(question);
      return new Answer<>(records, lives.getOrDefault(question, 60));
    }
  }
}
