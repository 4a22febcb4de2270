/// Room `sip.transaction`: the transaction layer of RFC 3261 §17 with RFC 6026, over any transport.
///
/// Door: [Transactions], which the user agent feeds with messages and time. The four machines
/// ([InviteClient], [NonInviteClient], [InviteServer], [NonInviteServer]) are pure; their approved
/// tables are in `docs/protocols/`. Not exported: this room serves the room `sip` alone, and all of
/// it belongs to one signalling thread.
@NullMarked
package dev.zvonar.wire.sip.transaction;

import org.jspecify.annotations.NullMarked;
