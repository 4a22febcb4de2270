/// Room `sip`: a SIP user agent over UDP, TCP and TLS (RFC 3261): calls, answers calls, asks OPTIONS, registers.
///
/// Door: [UserAgent]. Everything of one agent happens on its one signalling thread, which owns the
/// sockets, the transactions and the legs; methods of the door may be called from any thread and never
/// block. Listeners are called on the signalling thread and must be quick: hand the work over.
///
/// Limits: live legs, message size and header counts, commands waiting, datagrams read in one turn;
/// all named in [UserAgentSettings] or beside the code that keeps them. The decisions themselves are
/// pure: those of transactions live in `sip.transaction`, those inside a dialog in `sip.dialog`, the
/// choice of the next server in `sip.locate`; sockets and streams are those of `sip.transport`; the
/// bytes and words of the protocol live in `sip.message`.
@NullMarked
package dev.zvonar.wire.sip;

import org.jspecify.annotations.NullMarked;
