package dev.zvonar.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Refuses (413) to give out more than a limit.
final class LimitedInput extends FilterInputStream {
  private final long bytesMax;
  private long given; // read by the request's thread alone

  LimitedInput(InputStream in, long bytesMax) {
    super(in);
    this.bytesMax = bytesMax;
  }

  @Override
  public int read() throws IOException {
    var one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    var n = super.read(bytes, offset, length);
    count(Math.max(n, 0));
    return n;
  }

  private void count(int n) {
    given += n;
    if (given > bytesMax) {
      throw Problems.tooLarge(bytesMax);
    }
  }
}
