/// Room `answers`: calls that were never made, labelled with who takes them, and what the ear of the
/// product makes of each.
///
/// Door: [AnswersCommand] and [TalkOffCommand]. A corpus grows from a seed and the voices of
/// espeak-ng; the same seed and the same espeak-ng give the same calls. Threads: the caller's.
/// Limits: a call is at most 25 s, a phrase is kept in memory once spoken.
@NullMarked
package dev.zvonar.lab.answers;

import org.jspecify.annotations.NullMarked;
