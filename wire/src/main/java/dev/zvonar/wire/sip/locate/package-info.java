/// Room `sip.locate`: where a SIP name leads: NAPTR, SRV and addresses by RFC 3263.
///
/// Door: [Wanted], [Directions] and [DirectionsCache], which are pure (time and chance are passed in),
/// and [DnsNames], which asks the network and blocks. Not exported: the room `sip` alone uses it.
///
/// Limits: choices of one name, names remembered, bytes and records of an answer, time and tries of a
/// question; named beside the code that keeps them.
@NullMarked
package dev.zvonar.wire.sip.locate;

import org.jspecify.annotations.NullMarked;
