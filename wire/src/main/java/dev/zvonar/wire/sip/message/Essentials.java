package dev.zvonar.wire.sip.message;

/// What every message must have to be worth passing on (RFC 3261 §8.1.1, §20.1).
final class Essentials {
  private Essentials() {}

  static void check(SipMessage message) throws MalformedSip {
    Headers headers = message.headers();
    once(headers);
    Via.top(headers);
    CSeq sequence = CSeq.of(headers);
    if (message instanceof SipRequest request && !sequence.method().equals(request.method())) {
      // RFC 3261 §8.1.1.5: the method of CSeq matches that of the request.
      throw new MalformedSip("a CSeq of another method");
    }
  }

  /// One pass, since every message takes it. Names here are the parser's shared constants.
  private static void once(Headers headers) throws MalformedSip {
    int from = 0;
    int to = 0;
    int callId = 0;
    int sequence = 0;
    for (Header line : headers) {
      switch (line.name()) {
        case HeaderName.FROM -> from++;
        case HeaderName.TO -> to++;
        case HeaderName.CALL_ID -> callId++;
        case HeaderName.CSEQ -> sequence++;
        default -> {
          // Others may be missing or come many times.
        }
      }
    }
    once(from, HeaderName.FROM);
    once(to, HeaderName.TO);
    once(callId, HeaderName.CALL_ID);
    once(sequence, HeaderName.CSEQ);
  }

  private static void once(int found, String name) throws MalformedSip {
    if (found != 1) {
      throw new MalformedSip(found == 0 ? "no " + name + " header" : name + " given twice");
    }
  }
}
