package dev.zvonar.wire.sip.locate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Asks the DNS for SRV and NAPTR, and the system's resolver for addresses, so that `/etc/hosts` and
/// whatever else the machine knows go on holding. Blocks for seconds at worst; safe in any thread.
public final class DnsNames implements Names {
  private static final Logger LOG = System.getLogger(DnsNames.class.getName());
  private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");
  private static final int PORT = 53;
  private static final int SERVERS_MAX = 3;
  private static final int TRIES = 2;
  private static final int PATIENCE_MS = 2_000;
  private static final int ANSWER_BYTES_MAX = 65_535;

  /// How long an address holds: the system's resolver does not say.
  private static final long ADDRESS_S = 30;

  /// How long silence of every server holds.
  private static final long SILENCE_S = 5;

  private final SecureRandom random = new SecureRandom();
  private final List<InetSocketAddress> fixed;

  /// Asks the servers of `/etc/resolv.conf`, as they are at each question.
  public DnsNames() {
    this(List.of());
  }

  /// Asks these servers.
  public DnsNames(List<InetSocketAddress> servers) {
    this.fixed = List.copyOf(servers);
  }

  @Override
  public Answer<Naptr> naptr(String domain) {
    return ask(domain, DnsMessage.NAPTR, DnsMessage.Read::pointers);
  }

  @Override
  public Answer<Srv> srv(String service) {
    return ask(service, DnsMessage.SRV, DnsMessage.Read::services);
  }

  @Override
  public Answer<InetAddress> addresses(String host) {
    try {
      return new Answer<>(List.of(InetAddress.getAllByName(host)), ADDRESS_S);
    } catch (UnknownHostException _) {
      return new Answer<>(List.of(), SILENCE_S);
    }
  }

  private <T> Answer<T> ask(String name, int type, Function<DnsMessage.Read, Answer<T>> part) {
    List<InetSocketAddress> servers = fixed.isEmpty() ? configured() : fixed;
    for (int i = 0; i < TRIES; i++) {
      for (InetSocketAddress server : servers) {
        try {
          return part.apply(askServer(server, name, type));
        } catch (IOException | DnsMessage.Malformed e) {
          LOG.log(Level.DEBUG, "{0} said nothing of {1}: {2}", server, name, e.getMessage());
        }
      }
    }
    return new Answer<>(List.of(), SILENCE_S);
  }

  private DnsMessage.Read askServer(InetSocketAddress server, String name, int type)
      throws IOException, DnsMessage.Malformed {
    int id = random.nextInt(1 << 16);
    byte[] question = DnsMessage.question(id, name, type);
    DnsMessage.Read read;
    // A socket of its own port for each question: a forged answer has to guess port and id.
    try (var socket = new DatagramSocket()) {
      socket.connect(server);
      socket.setSoTimeout(PATIENCE_MS);
      socket.send(new DatagramPacket(question, question.length));
      var packet = new DatagramPacket(new byte[ANSWER_BYTES_MAX], ANSWER_BYTES_MAX);
      socket.receive(packet);
      read = DnsMessage.read(packet.getData(), packet.getLength(), id, name, type);
    }
    return read.truncated() ? askByStream(server, question, id, name, type) : read;
  }

  /// RFC 7766 §5: a truncated answer is asked for again over TCP.
  private static DnsMessage.Read askByStream(
      InetSocketAddress server, byte[] question, int id, String name, int type)
      throws IOException, DnsMessage.Malformed {
    try (var socket = new Socket()) {
      socket.connect(server, PATIENCE_MS);
      socket.setSoTimeout(PATIENCE_MS);
      var out = new DataOutputStream(socket.getOutputStream());
      byte[] framed = new byte[question.length + 2];
      framed[0] = (byte) (question.length >> 8);
      framed[1] = (byte) question.length;
      System.arraycopy(question, 0, framed, 2, question.length);
      out.write(framed);
      out.flush();
      var in = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[in.readUnsignedShort()];
      in.readFully(answer);
      return DnsMessage.read(answer, answer.length, id, name, type);
    }
  }

  private static List<InetSocketAddress> configured() {
    try {
      var servers = new ArrayList<InetSocketAddress>(SERVERS_MAX);
      for (String line : Files.readAllLines(RESOLV_CONF)) {
        String[] words = line.strip().split("\\s+", 3);
        if (words.length > 1 && words[0].equals("nameserver") && servers.size() < SERVERS_MAX) {
          servers.add(new InetSocketAddress(InetAddress.ofLiteral(words[1]), PORT));
        }
      }
      return servers;
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "no DNS servers in {0}: {1}", RESOLV_CONF, e.getMessage());
      return List.of();
    }
  }
}
