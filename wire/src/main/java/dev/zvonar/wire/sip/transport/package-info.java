/// Room `sip.transport`: the connections of a user agent: TCP and TLS streams, and the name of a hop
/// over any transport (RFC 3261 §18).
///
/// Door: [Streams], which owns every connection and works on the signalling thread's selector, and
/// [Hop], which says where a message goes or came from. Not exported: the room `sip` alone uses it.
/// All of it belongs to the signalling thread but the handshake tasks of TLS, which run beside it.
///
/// Limits: connections, bytes of a message, bytes waiting for a slow far end, time to connect, time
/// without a word; all in [StreamLimits].
@NullMarked
package dev.zvonar.wire.sip.transport;

import org.jspecify.annotations.NullMarked;
