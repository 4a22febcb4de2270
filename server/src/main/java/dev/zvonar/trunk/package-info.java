/// Room `trunk`: knows each operator's line: where it is, as whom we call, its limits, its health.
///
/// Door: [Trunks] keeps trunks and makes one ready for a call ([TrunkLine]); a [TrunkDraft] is what
/// a person writes, a [Trunk] what is stored. Passwords are sealed by a [Seal] whose key lies
/// outside the database, and never leave the room but inside a [TrunkLine]. Threads: any; callers
/// block. Limits: trunks a tenant, caller ids and prefixes a trunk, by [TrunkDraft].
@NullMarked
package dev.zvonar.trunk;

import org.jspecify.annotations.NullMarked;
