package dev.zvonar.trunk;

import dev.zvonar.kernel.TenantId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A trunk as it is stored, without its password.
///
/// @param host the carrier's name or address
/// @param port 0 lets the DNS say (SRV)
/// @param username null when the carrier knows us by our address
/// @param hasSecret whether a password is kept
/// @param register whether we register there (RFC 3261 §10)
/// @param callerIds numbers we may show, E.164 with the plus; the first is the default
/// @param linesMax calls at once
/// @param cpsMax call starts a second
/// @param allowedPrefixes numbers begin with one of these or are not dialled: guards against fraud
/// @param enabled a disabled trunk dials nothing
/// @param transport `udp`, `tcp` or `tls`
/// @param outboundProxy host or host:port that everything goes through; null for none
/// @param version grows with each change
public record Trunk(
    TenantId tenantId,
    long id,
    String name,
    String host,
    int port,
    @Nullable String username,
    boolean hasSecret,
    boolean register,
    List<String> callerIds,
    int linesMax,
    BigDecimal cpsMax,
    List<String> allowedPrefixes,
    boolean enabled,
    String transport,
    @Nullable String outboundProxy,
    int version) {

  public Trunk {
    callerIds = List.copyOf(callerIds);
    allowedPrefixes = List.copyOf(allowedPrefixes);
  }
}
