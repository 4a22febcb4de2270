package dev.zvonar.wire.sip;

import java.util.List;
import java.util.Optional;

/// Whether and where 3xx responses to a call are followed. Off unless asked for: whoever answers an
/// INVITE could otherwise send the call anywhere at our expense.
///
/// @param hopsMax redirections followed one after another, at most [#HOPS_MAX]
/// @param allowed the only places a redirection may lead to; their addresses are used, nothing is
///     looked up
public record Redirects(int hopsMax, List<SipTarget> allowed) {
  /// Most redirections in a row.
  public static final int HOPS_MAX = 3;

  /// None is followed.
  public static final Redirects NONE = new Redirects(0, List.of());

  public Redirects {
    allowed = List.copyOf(allowed);
    if (hopsMax < 0 || hopsMax > HOPS_MAX) {
      throw new IllegalArgumentException("hopsMax must be 0.." + HOPS_MAX + ", got " + hopsMax);
    }
  }

  /// The allowed place of this host and port.
  Optional<SipTarget> target(String host, int port) {
    return allowed.stream()
        .filter(one -> one.host().equalsIgnoreCase(host) && one.port() == port)
        .findFirst();
  }
}
