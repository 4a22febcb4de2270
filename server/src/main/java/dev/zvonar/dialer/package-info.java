/// Places the calls: takes callees ahead of need, commits each attempt before its INVITE, starts
/// its talk at its slot, stores what came of it, and finds its way again after a crash.
///
/// Door: [Dialer], opened with [DialerParts] by whoever runs the talker's role. [Talking],
/// [Rendering] and [Lines] are what it needs of the phone, the messages and the trunks.
///
/// A trunk is dialled by the one node that holds its lease, so its rate is exact over the cluster.
/// Per trunk two threads: `dial-…` (virtual) asks the database and plans, `launch-…` (platform)
/// starts each call at its slot. One more, `outcomes`, stores what the calls report. Talks report
/// on their own threads and never wait for the database.
///
/// What is durable when: an attempt is committed, under the trunk's lease, before its talk is
/// started; an outcome is kept in memory until it is stored. An attempt whose node died is `unknown`
/// for ever and its callee is not dialled again.
///
/// Limits: see [DialerConfig]; nothing is held for more than two seconds' worth of calls and the
/// calls in the air.
@NullMarked
package dev.zvonar.dialer;

import org.jspecify.annotations.NullMarked;
