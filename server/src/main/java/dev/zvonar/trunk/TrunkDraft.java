package dev.zvonar.trunk;

import dev.zvonar.kernel.Rejected;
import dev.zvonar.kernel.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A trunk as a person writes it; every member may be absent, [#checked] says what is wrong.
///
/// @param port null means the usual one of the transport, 0 lets the DNS say
/// @param secret null leaves the stored password as it is, empty removes it
public record TrunkDraft(
    @Nullable String name,
    @Nullable String host,
    @Nullable Integer port,
    @Nullable String username,
    @Nullable String secret,
    @Nullable Boolean register,
    @Nullable List<@Nullable String> callerIds,
    @Nullable Integer linesMax,
    @Nullable BigDecimal cpsMax,
    @Nullable List<@Nullable String> allowedPrefixes,
    @Nullable Boolean enabled,
    @Nullable String transport,
    @Nullable String outboundProxy) {

  private static final List<String> TRANSPORTS = List.of("udp", "tcp", "tls");
  static final int CALLER_IDS_MAX = 1_000;
  static final int PREFIXES_MAX = 100;
  static final int LINES_MAX = 100_000;
  static final int SECRET_CHARS_MAX = 200;

  private static final BigDecimal CPS_MAX = new BigDecimal("10000");
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{3,14}");
  private static final Pattern PREFIX = Pattern.compile("\\+[1-9]\\d{0,14}");

  /// What stands in the user part of a SIP URI and in the digest: no blanks, quotes or controls.
  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=/?%-]{1,100}");

  /// The draft with defaults filled in, or `Rejected` with every flaw at once.
  Checked checked() {
    var flaws = new Flaws();
    var kept =
        new Checked(
            flaws.text("/name", name, 100),
            hostOf(flaws),
            portOf(flaws),
            usernameOf(flaws),
            secretOf(flaws),
            Boolean.TRUE.equals(register),
            flaws.numbers("/callerIds", callerIds, E164, CALLER_IDS_MAX),
            flaws.number("/linesMax", linesMax, LINES_MAX),
            cpsOf(flaws),
            prefixesOf(flaws),
            enabled == null || enabled,
            transportOf(flaws),
            proxyOf(flaws));
    if (kept.register && kept.username == null) {
      flaws.add(
          "/username", "Для регистрации нужно имя пользователя.", "Registering needs a user name.");
    }
    flaws.throwIfAny();
    return kept;
  }

  private String hostOf(Flaws flaws) {
    var stripped = flaws.text("/host", host, 253);
    if (!stripped.isEmpty() && HostPort.host(stripped).isEmpty()) {
      flaws.add(
          "/host",
          "Нужно имя узла или адрес, без «sip:» и порта.",
          "Needs a host name or an address, without \"sip:\" and the port.");
    }
    return stripped;
  }

  private int portOf(Flaws flaws) {
    int usual = "tls".equals(transport) ? 5061 : 5060;
    int wanted = port == null ? usual : port;
    if (wanted < 0 || wanted > 65_535) {
      flaws.add(
          "/port",
          "От 1 до 65535, или 0: порт скажет DNS (SRV).",
          "From 1 to 65535, or 0: the DNS says it (SRV).");
    }
    return wanted;
  }

  private String transportOf(Flaws flaws) {
    String wanted = transport == null ? "udp" : transport;
    if (!TRANSPORTS.contains(wanted)) {
      flaws.add("/transport", "Одно из: udp, tcp, tls.", "One of udp, tcp, tls.");
    }
    return wanted;
  }

  private @Nullable String proxyOf(Flaws flaws) {
    if (outboundProxy == null || outboundProxy.isBlank()) {
      return null;
    }
    String stripped = outboundProxy.strip();
    if (stripped.length() > 260 || HostPort.of(stripped).isEmpty()) {
      flaws.add(
          "/outboundProxy",
          "Нужно имя узла или адрес, при желании с портом: proxy.example:5060.",
          "Needs a host name or an address, with a port if need be: proxy.example:5060.");
    }
    return stripped;
  }

  private @Nullable String usernameOf(Flaws flaws) {
    if (username == null || username.isBlank()) {
      return null;
    }
    if (!USERNAME.matcher(username.strip()).matches()) {
      flaws.add(
          "/username",
          "До 100 знаков: латиница, цифры и знаки без пробелов и кавычек.",
          "Up to 100 letters, digits and marks, without blanks and quotes.");
    }
    return username.strip();
  }

  private @Nullable String secretOf(Flaws flaws) {
    if (secret != null && secret.length() > SECRET_CHARS_MAX) {
      flaws.add("/secret", "Длиннее 200 знаков.", "Longer than 200 characters.");
    }
    return secret;
  }

  private BigDecimal cpsOf(Flaws flaws) {
    if (cpsMax == null || cpsMax.signum() <= 0 || cpsMax.compareTo(CPS_MAX) > 0) {
      flaws.add(
          "/cpsMax", "Больше 0, не больше 10000 вызовов в секунду.", "Above 0, at most 10000.");
      return BigDecimal.ONE;
    }
    if (cpsMax.stripTrailingZeros().scale() > 2) {
      flaws.add("/cpsMax", "Не больше двух знаков после запятой.", "Two decimals at most.");
    }
    return cpsMax;
  }

  private List<String> prefixesOf(Flaws flaws) {
    return allowedPrefixes == null
        ? List.of("+7")
        : flaws.numbers("/allowedPrefixes", allowedPrefixes, PREFIX, PREFIXES_MAX);
  }

  /// A draft without flaws.
  record Checked(
      String name,
      String host,
      int port,
      @Nullable String username,
      @Nullable String secret,
      boolean register,
      List<String> callerIds,
      int linesMax,
      BigDecimal cpsMax,
      List<String> allowedPrefixes,
      boolean enabled,
      String transport,
      @Nullable String outboundProxy) {}

  /// Gathers what is wrong, so that a person sees all of it at once.
  private static final class Flaws {
    private final List<Rejected.Flaw> found = new ArrayList<>();

    private void add(String at, String ru, String en) {
      found.add(new Rejected.Flaw(at, new Text(ru, en)));
    }

    private String text(String at, @Nullable String value, int charsMax) {
      var stripped = value == null ? "" : value.strip();
      if (stripped.isEmpty() || stripped.length() > charsMax) {
        add(at, "От 1 до " + charsMax + " знаков.", "From 1 to " + charsMax + " characters.");
      }
      return stripped;
    }

    private int number(String at, @Nullable Integer value, int most) {
      if (value == null || value < 1 || value > most) {
        add(at, "Целое от 1 до " + most + ".", "A whole number from 1 to " + most + ".");
        return 1;
      }
      return value;
    }

    private List<String> numbers(
        String at, @Nullable List<@Nullable String> values, Pattern pattern, int most) {
      if (values == null || values.isEmpty() || values.size() > most) {
        add(at, "От 1 до " + most + " номеров.", "From 1 to " + most + " numbers.");
        return List.of();
      }
      var kept = new ArrayList<String>();
      for (var i = 0; i < values.size(); i++) {
        var value = values.get(i);
        if (value == null || !pattern.matcher(value).matches()) {
          add(
              at + "/" + i,
              "Нужен номер с плюсом и кодом страны, например +74951234567.",
              "Needs a plus and a country code, such as +74951234567.");
        } else {
          kept.add(value);
        }
      }
      return kept.stream().distinct().toList();
    }

    private void throwIfAny() {
      if (!found.isEmpty()) {
        var first = found.getFirst();
        throw new Rejected(
            Rejected.Kind.INVALID,
            "invalid_trunk",
            new Text(
                "Линию так не сохранить: " + first.at() + ": " + first.message().ru(),
                "The trunk cannot be stored: " + first.at() + ": " + first.message().en()),
            found);
      }
    }
  }
}
