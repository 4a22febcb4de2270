/// Room `bench`: measures the wire alone, with nothing of the product around it.
///
/// Door: [CallsBench] places real calls with the user agent and the media engine and prints one
/// line of JSON. Threads: the caller's places the calls; the rest happens on the signalling and
/// media threads of `wire`. Limits: calls and their pace by the arguments; the run ends by itself
/// when a call outlives its prompt by a minute.
@NullMarked
package dev.zvonar.lab.bench;

import org.jspecify.annotations.NullMarked;
