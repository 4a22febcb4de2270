/// Room `rtp`: moves sound over UDP every 20 ms, plays prompts, reads and presses digits.
///
/// Door: [MediaEngine] opens [MediaSession]s; a [Prompt] is what they play; a [MediaListener] is
/// told what happened. [MediaDrive] says whose socket calls move the packets, and
/// [MediaEngine#room] how many more sessions the machine was measured to bear. Threads: the engine's own platform threads, each with its share of the
/// sessions; every listener call is made on one of them and must be quick. Any thread may use the
/// doors. Limits: ports and sessions by [MediaSettings], prompts and digits queued a session by
/// [MediaSession#PROMPTS_MAX] and [MediaSession#DIGITS_MAX].
@NullMarked
package dev.zvonar.wire.rtp;

import org.jspecify.annotations.NullMarked;
