package dev.zvonar.wire.sip;

import org.jspecify.annotations.Nullable;

/// What a call may have beyond the usual.
///
/// @param identity who calls, beside From
/// @param redirects where 3xx responses may lead
/// @param overloadReports whether to tell the trunk that we take its overload reports (RFC 7339); ask
///     for it only where [LegEvent.Overloaded] slows the calls down
/// @param signer signs who calls; null leaves that to the trunk
public record CallOptions(
    CallerIdentity identity,
    Redirects redirects,
    boolean overloadReports,
    @Nullable CallSigner signer) {
  /// Nothing of it.
  public static final CallOptions NONE =
      new CallOptions(CallerIdentity.UNTOLD, Redirects.NONE, false, null);

  /// The same with this identity.
  public CallOptions withIdentity(CallerIdentity other) {
    return new CallOptions(other, redirects, overloadReports, signer);
  }

  /// The same with these redirections followed.
  public CallOptions withRedirects(Redirects other) {
    return new CallOptions(identity, other, overloadReports, signer);
  }

  /// The same with overload reports asked for or not.
  public CallOptions withOverloadReports(boolean wanted) {
    return new CallOptions(identity, redirects, wanted, signer);
  }

  /// The same signed so.
  public CallOptions withSigner(CallSigner other) {
    return new CallOptions(identity, redirects, overloadReports, other);
  }
}
