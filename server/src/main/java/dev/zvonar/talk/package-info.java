/// Room `talk`: conducts one conversation: the leg, the sound and the script over them.
///
/// The door is [Talks][dev.zvonar.talk.Talks]. Each talk has a virtual thread of its own that
/// sleeps until something happens: SIP and media threads only drop events into its mailbox. A talk
/// always ends: the ring time-out, the talk limit and a last deadline bound it, and its sink hears
/// `ended` exactly once.
@NullMarked
package dev.zvonar.talk;

import org.jspecify.annotations.NullMarked;
