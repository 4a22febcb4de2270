/// Room `cluster`: says which node owns which trunk, by lease.
///
/// Door: [Node] is this process among the others, seen alive by its heartbeat; [Leases] takes and
/// keeps [Lease]s; [NodeSeen] is what the console shows; [Periodic] is a
/// loop for short work of any room. The database decides who owns what; a
/// node's own clock only makes it stop earlier, never later. A lease carries an epoch that grows
/// with every owner: each guarded write states it, so that a former owner cannot write.
/// Threads: one virtual thread for the heartbeat, one for all renewals; any thread may ask.
/// Limits: a lease lasts [LeaseTimes#USUAL]'s six seconds without renewal.
@NullMarked
package dev.zvonar.cluster;

import org.jspecify.annotations.NullMarked;
