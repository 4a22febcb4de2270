/// Room `outcome`: turns the cause of an ended call into a verdict.
///
/// The door is [Outcome][dev.zvonar.outcome.Outcome] with its two kinds of facts. Pure: the same
/// facts give the same verdict for ever, so recorded causes can be judged again by later rules.
@NullMarked
package dev.zvonar.outcome;

import org.jspecify.annotations.NullMarked;
