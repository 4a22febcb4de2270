package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.message.SipResponse;
import dev.zvonar.wire.sip.transaction.ClientUser;

/// The user of a transaction whose outcome changes nothing: a CANCEL's (RFC 3261 §9.1: what counts is
/// the answer to the INVITE).
enum Unheard implements ClientUser {
  INSTANCE;

  @Override
  public void onResponse(SipResponse response) {}

  @Override
  public void onTimeout() {}

  @Override
  public void onTransportError() {}
}
