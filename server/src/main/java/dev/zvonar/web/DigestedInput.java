package dev.zvonar.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// Feeds a digest with all that is read, and leaves it open for more.
final class DigestedInput extends FilterInputStream {
  private final MessageDigest digest;

  DigestedInput(InputStream in, MessageDigest digest) {
    super(in);
    this.digest = digest;
  }

  @Override
  public int read() throws IOException {
    var one = super.read();
    if (one >= 0) {
      digest.update((byte) one);
    }
    return one;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    var n = super.read(bytes, offset, length);
    if (n > 0) {
      digest.update(bytes, offset, n);
    }
    return n;
  }
}
