package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.SipUri;

/// A transfer the far end asks for: that we call somebody else (REFER, RFC 3515). Any thread may
/// report on it.
public interface TransferAsked {
  /// Whom to call, without the headers that came with the address. It is the far end's choice: check
  /// it against where calls may go.
  SipUri target();

  /// What the new INVITE is to say in Replaces (RFC 3891), for an attended transfer; else empty.
  String replaces();

  /// Referred-By as it stood (RFC 3892), to be handed on; empty when there is none.
  String referredBy();

  /// Tells the far end how the new call goes, by the status it got; 200 and above end the telling.
  /// Does nothing when the transfer was not accepted or is over.
  void progress(int status, String reason);
}
