package dev.zvonar.wire.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes a message as bytes. One growing buffer a message; text is ASCII nearly always, so each
/// character is one store.
final class SipWriter {
  private static final byte[] VERSION = "SIP/2.0".getBytes(StandardCharsets.US_ASCII);

  private byte[] out;
  private int size;

  private SipWriter(int expectedBytes) {
    out = new byte[expectedBytes];
  }

  static byte[] encode(SipMessage message) {
    var writer = new SipWriter(640 + message.body().length);
    switch (message) {
      case SipRequest request -> writer.requestLine(request);
      case SipResponse response -> writer.statusLine(response);
    }
    for (Header header : message.headers()) {
      writer.text(header.name()).two(':', ' ').text(header.value()).two('\r', '\n');
    }
    // Content-Length is written by us alone, so that it can never disagree with the body.
    writer.text(HeaderName.CONTENT_LENGTH).two(':', ' ').number(message.body().length);
    writer.two('\r', '\n').two('\r', '\n').raw(message.body());
    return Arrays.copyOf(writer.out, writer.size);
  }

  private void requestLine(SipRequest request) {
    text(request.method()).one(' ').text(request.uri().toString()).one(' ');
    raw(VERSION).two('\r', '\n');
  }

  private void statusLine(SipResponse response) {
    raw(VERSION).one(' ').number(response.status()).one(' ').text(response.reason());
    two('\r', '\n');
  }

  private SipWriter text(String text) {
    int length = text.length();
    room(length);
    int at = size;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return raw(text.substring(i).getBytes(StandardCharsets.UTF_8));
      }
      out[at++] = (byte) c;
      size = at;
    }
    return this;
  }

  private SipWriter number(int value) {
    if (value >= 10) {
      number(value / 10);
    }
    return one('0' + value % 10);
  }

  private SipWriter one(int c) {
    room(1);
    out[size++] = (byte) c;
    return this;
  }

  private SipWriter two(int first, int second) {
    return one(first).one(second);
  }

  private SipWriter raw(byte[] bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, out, size, bytes.length);
    size += bytes.length;
    return this;
  }

  private void room(int more) {
    if (size + more > out.length) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
    }
  }
}
