package dev.zvonar.lab.bench;

import dev.zvonar.wire.rtp.MediaDrive;
import dev.zvonar.wire.rtp.MediaDrive.Sockets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run of [CallsBench] is to do.
///
/// @param to where the INVITEs go
/// @param calls how many calls, 1..100,000
/// @param cps new calls a second, evenly
/// @param prompt what is played in each: a WAV file, or raw A-law; null to hang up at the answer,
///     without any sound: signalling alone
/// @param rtpFrom the lowest RTP port
/// @param threads media threads, 0 for one a core
/// @param drive how packets are moved
record CallsOrder(
    InetSocketAddress to,
    int calls,
    double cps,
    @Nullable Path prompt,
    int rtpFrom,
    int threads,
    MediaDrive drive) {
  static final String USAGE =
      "usage: bench calls --to HOST:PORT --calls N --cps C --prompt FILE.wav|FILE.al"
          + " [--rtp-from PORT] [--threads N] [--sockets auto|jdk|native] [--realtime true|false]"
          + "\n--prompt none hangs up at the answer, without any sound";
  private static final int RTP_FROM = 10_000;
  private static final int CALLS_MAX = 100_000;
  private static final double CPS_MAX = 10_000;
  private static final List<String> NAMES =
      List.of(
          "--to",
          "--calls",
          "--cps",
          "--prompt",
          "--rtp-from",
          "--threads",
          "--sockets",
          "--realtime");

  CallsOrder {
    if (calls < 1 || calls > CALLS_MAX) {
      throw new IllegalArgumentException("--calls is not in 1..100000: " + calls);
    }
    if (!(cps > 0 && cps <= CPS_MAX)) {
      throw new IllegalArgumentException("--cps is not above 0 and up to 10000: " + cps);
    }
  }

  /// Reads the arguments.
  ///
  /// @throws IllegalArgumentException when one is missing, unknown or out of range
  static CallsOrder parse(String... args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!NAMES.contains(args[i]) || i + 1 == args.length) {
        throw new IllegalArgumentException("unknown or without a value: " + args[i]);
      }
      values.put(args[i], args[i + 1]);
    }
    return new CallsOrder(
        address(need(values, "--to")),
        (int) number(need(values, "--calls")),
        number(need(values, "--cps")),
        prompt(need(values, "--prompt")),
        (int) number(values.getOrDefault("--rtp-from", Integer.toString(RTP_FROM))),
        (int) number(values.getOrDefault("--threads", "0")),
        new MediaDrive(
            sockets(values.getOrDefault("--sockets", "auto")),
            Boolean.parseBoolean(values.getOrDefault("--realtime", "true"))));
  }

  private static @Nullable Path prompt(String text) {
    return text.equals("none") ? null : Path.of(text);
  }

  private static Sockets sockets(String text) {
    try {
      return Sockets.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("--sockets is not auto, jdk or native: " + text);
    }
  }

  private static String need(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("not a number: " + text);
    }
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("--to is not HOST:PORT: " + text);
    }
    int port = (int) number(text.substring(colon + 1));
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("--to has no port in 1..65535: " + text);
    }
    try {
      var host = InetAddress.getAllByName(text.substring(0, colon))[0];
      return new InetSocketAddress(host, port);
    } catch (UnknownHostException _) {
      throw new IllegalArgumentException("--to names an unknown host: " + text);
    }
  }
}
