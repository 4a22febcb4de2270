package dev.zvonar.wire.sip;

/// A registration that keeps itself fresh until closed (RFC 3261 §10.2).
public interface Registration extends AutoCloseable {
  /// Takes the binding back (Expires: 0) and stops. Any thread; repeated calls do nothing.
  @Override
  void close();
}
