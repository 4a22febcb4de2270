package dev.zvonar.dialer;

import java.time.InstantSource;

/// What the parts of one trunk's dialling share.
///
/// @param fence the lease it is done under
/// @param counts what is in the air
/// @param writer where outcomes go
/// @param clock the wall clock, for windows of the day
record TrunkWork(
    Fence fence,
    Tables tables,
    TrunkCounts counts,
    OutcomeWriter writer,
    DialerConfig config,
    InstantSource clock) {}
