package dev.zvonar.wire.sip.locate;

import java.io.Serial;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Questions and answers of the DNS as bytes (RFC 1035 §4): SRV and NAPTR alone. Pure.
final class DnsMessage {
  static final int SRV = 33;
  static final int NAPTR = 35;

  private static final int SOA = 6;
  private static final int INTERNET = 1;
  private static final int RECURSION_DESIRED = 0x0100;
  private static final int RESPONSE = 0x8000;
  private static final int TRUNCATED = 0x0200;
  private static final int NAME_ERROR = 3;
  private static final int RECORDS_MAX = 256;
  private static final int NAME_CHARS_MAX = 255;
  private static final int LABELS_MAX = 128;

  /// Without a word of the zone, "no such record" holds for so long (RFC 2308 §5 wants a word).
  private static final long NEGATIVE_S = 30;

  /// Longest time that "no such record" is believed.
  private static final long NEGATIVE_S_MAX = 300;

  private final ByteBuffer in;
  private final List<Srv> services = new ArrayList<>();
  private final List<Naptr> pointers = new ArrayList<>();
  private long ttlS = Long.MAX_VALUE;
  private long negativeS = NEGATIVE_S;

  /// An answer that does not read as one.
  static final class Malformed extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    Malformed(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /// What an answer holds.
  ///
  /// @param truncated whether it has to be asked for again over TCP
  record Read(boolean truncated, Answer<Srv> services, Answer<Naptr> pointers) {}

  private DnsMessage(byte[] bytes, int length) {
    this.in = ByteBuffer.wrap(bytes, 0, length);
  }

  /// The question for the records of a name.
  ///
  /// @throws Malformed when the name has an empty label, or one of more than 63 bytes
  static byte[] question(int id, String name, int type) throws Malformed {
    ByteBuffer out = ByteBuffer.allocate(12 + NAME_CHARS_MAX + 6);
    out.putShort((short) id).putShort((short) RECURSION_DESIRED);
    out.putShort((short) 1).putShort((short) 0).putShort((short) 0).putShort((short) 0);
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    for (String label : bare.split("\\.", -1)) {
      byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
      if (bytes.length == 0 || bytes.length > 63 || out.position() > NAME_CHARS_MAX - 64) {
        throw new Malformed("the name " + name + " cannot be asked for", null);
      }
      out.put((byte) bytes.length).put(bytes);
    }
    out.put((byte) 0).putShort((short) type).putShort((short) INTERNET);
    byte[] question = new byte[out.position()];
    out.flip().get(question);
    return question;
  }

  /// Reads the answer to the question of that id, name and type.
  static Read read(byte[] bytes, int length, int id, String name, int type) throws Malformed {
    try {
      return new DnsMessage(bytes, length).read(id, name, type);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new Malformed("the answer ends too early or points outside", e);
    }
  }

  private Read read(int id, String name, int type) throws Malformed {
    int theirs = in.getShort() & 0xFFFF;
    int flags = in.getShort() & 0xFFFF;
    int questions = in.getShort() & 0xFFFF;
    int answers = in.getShort() & 0xFFFF;
    int authorities = in.getShort() & 0xFFFF;
    in.getShort();
    if (theirs != id || (flags & RESPONSE) == 0 || questions != 1) {
      throw new Malformed("an answer to another question", null);
    }
    checkQuestion(name, type);
    int code = flags & 0xF;
    if (code != 0 && code != NAME_ERROR) {
      throw new Malformed("the server refused with code " + code, null);
    }
    records(Math.min(answers, RECORDS_MAX), type);
    if ((flags & TRUNCATED) == 0) {
      records(Math.min(authorities, RECORDS_MAX), SOA);
    }
    return new Read(
        (flags & TRUNCATED) != 0,
        new Answer<>(services, services.isEmpty() ? negativeS : ttlS),
        new Answer<>(pointers, pointers.isEmpty() ? negativeS : ttlS));
  }

  private void checkQuestion(String name, int type) throws Malformed {
    String asked = name();
    int askedType = in.getShort() & 0xFFFF;
    in.getShort();
    String wanted = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (askedType != type || !asked.equalsIgnoreCase(wanted)) {
      throw new Malformed("an answer to another question", null);
    }
  }

  private void records(int count, int wanted) throws Malformed {
    for (int i = 0; i < count; i++) {
      name();
      int type = in.getShort() & 0xFFFF;
      in.getShort();
      long ttl = in.getInt() & 0x7FFF_FFFFL;
      int end = (in.getShort() & 0xFFFF) + in.position();
      if (type == wanted) {
        record(type, ttl);
      }
      in.position(end);
    }
  }

  private void record(int type, long ttl) throws Malformed {
    switch (type) {
      case SRV -> {
        ttlS = Math.min(ttlS, ttl);
        services.add(new Srv(number(), number(), number(), target()));
      }
      case NAPTR -> {
        ttlS = Math.min(ttlS, ttl);
        int order = number();
        int preference = number();
        String flags = text();
        String service = text();
        text();
        pointers.add(new Naptr(order, preference, flags, service, target()));
      }
      case SOA -> {
        name();
        name();
        in.position(in.position() + 16);
        // RFC 2308 §3: the lesser of the record's own TTL and its minimum field.
        long minimum = in.getInt() & 0x7FFF_FFFFL;
        negativeS = Math.clamp(Math.min(ttl, minimum), 1, NEGATIVE_S_MAX);
      }
      default -> throw new IllegalStateException("records asked for are of these types alone");
    }
  }

  private int number() {
    return in.getShort() & 0xFFFF;
  }

  private String text() {
    byte[] bytes = new byte[in.get() & 0xFF];
    in.get(bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private String target() throws Malformed {
    String name = name();
    return name.isEmpty() ? "." : name;
  }

  /// A name, its pointers followed (RFC 1035 §4.1.4); in lower case, without the last dot.
  private String name() throws Malformed {
    var name = new StringBuilder(40);
    int back = -1;
    for (int i = 0; i < LABELS_MAX; i++) {
      int length = in.get() & 0xFF;
      if (length == 0) {
        in.position(back < 0 ? in.position() : back);
        return name.toString().toLowerCase(Locale.ROOT);
      }
      if (length >= 0xC0) {
        int target = ((length & 0x3F) << 8) | (in.get() & 0xFF);
        back = back < 0 ? in.position() : back;
        in.position(target);
      } else {
        label(length, name);
      }
    }
    throw new Malformed("a name of too many labels or one that points at itself", null);
  }

  private void label(int length, StringBuilder name) throws Malformed {
    byte[] bytes = new byte[length];
    in.get(bytes);
    name.append(name.isEmpty() ? "" : ".").append(new String(bytes, StandardCharsets.US_ASCII));
    if (length > 63 || name.length() > NAME_CHARS_MAX) {
      throw new Malformed("a name that is too long", null);
    }
  }
}
