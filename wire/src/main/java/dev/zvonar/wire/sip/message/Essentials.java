package dev.zvonar.wire.sip.message;

/// What every message must have to be worth passing on (RFC 3261 §8.1.1, §20.1).
final class Essentials {
  private Essentials() {}

  static void check(SipMessage message) throws MalformedSip {
    Headers headers = message.headers();
    once(headers, HeaderName.FROM);
    once(headers, HeaderName.TO);
    once(headers, HeaderName.CALL_ID);
    once(headers, HeaderName.CSEQ);
    Via.top(headers);
    CSeq sequence = CSeq.of(headers);
    if (message instanceof SipRequest request && !sequence.method().equals(request.method())) {
      // RFC 3261 §8.1.1.5: the method of CSeq matches that of the request.
      throw new MalformedSip("a CSeq of another method");
    }
  }

  private static void once(Headers headers, String name) throws MalformedSip {
    int found = 0;
    for (Header line : headers) {
      if (line.is(name)) {
        found++;
      }
    }
    if (found != 1) {
      throw new MalformedSip(found == 0 ? "no " + name + " header" : name + " given twice");
    }
  }
}
