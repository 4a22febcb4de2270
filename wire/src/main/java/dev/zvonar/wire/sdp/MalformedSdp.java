package dev.zvonar.wire.sdp;

/// Bytes that are no session description we can read. Never retry unchanged.
public final class MalformedSdp extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedSdp(String message) {
    super(message, null, false, false);
  }
}
