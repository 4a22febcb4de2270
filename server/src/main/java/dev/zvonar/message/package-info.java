/// Room `message`: what is said to a callee: recordings, values of their row, speech; and the keys
/// they may press.
///
/// Door: [Messages] keeps messages and renders one for one callee; [Recordings] takes sound files
/// in. A message is compiled once a version: whatever is the same for everybody is made ready, and
/// rendering for a callee only looks up the phrases of their values. Threads: any; rendering may
/// wait for the synthesiser when it meets a phrase never said before. Limits: sizes and lengths by
/// [MessageConfig] and [MessageDraft].
@NullMarked
package dev.zvonar.message;

import org.jspecify.annotations.NullMarked;
