package dev.zvonar.wire.sip.transaction;

import dev.zvonar.wire.sip.message.SipResponse;

/// A request that waits for our answer.
public interface ServerTransaction {
  /// Passes a response down; what the state does not allow is discarded.
  void respond(SipResponse response);

  /// Forgets the request without an answer; its repeats count as new requests.
  void forget();

  /// Key that a CANCEL of this request carries too.
  String key();
}
