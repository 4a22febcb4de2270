/// Room `sip.message`: the bytes and words of SIP: messages, their parser, typed header views, digest.
///
/// Door: [SipParser], [SipRequest], [SipResponse], [Headers] and the header views. Everything is an
/// immutable value; no clock, no socket, no thread. The parser is bounded in bytes, header count and
/// line length, and says in [MalformedSip] what it did not like.
@NullMarked
package dev.zvonar.wire.sip.message;

import org.jspecify.annotations.NullMarked;
