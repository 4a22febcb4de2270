/// Room `scenario`: says what the callee hears next, given what the callee just did.
///
/// The door is [Script][dev.zvonar.scenario.Script], what a message wants of the conversation, and
/// [ScriptRun][dev.zvonar.scenario.ScriptRun], a pure machine over it. No thread, clock or sound
/// lives here: the room `talk` plays what the machine asks for. A run ends after a bounded number
/// of repeats; no event can make it speak for ever.
@NullMarked
package dev.zvonar.scenario;

import org.jspecify.annotations.NullMarked;
