/// Room `launch`: reads the configuration, opens the rooms of the roles bottom up and closes them
/// top down.
///
/// Door: [Launch#open] starts a process for a set of [RoleName]s. What all roles stand on (database,
/// node, leases, metrics) is the `Ground`; each role is one class that wires its rooms by hand.
/// Threads: opening and closing happen on the caller's; closing is safe from a shutdown hook.
@NullMarked
package dev.zvonar.launch;

import org.jspecify.annotations.NullMarked;
