/// Room `speech`: turns text into prompts, and values of a list's cells into the words a person
/// would say.
///
/// Door: [Speech] says a phrase, from its caches when it was ever said before; [Words] spells
/// numbers, money, dates and times in Russian and English, in phrases so few that the caches soon
/// hold them all; [SpeechEngine] is what a synthesiser must be able to do, and espeak-ng is the
/// one built in, run as a process. Threads: any thread may ask; it waits while its phrase is
/// made, and phrases asked for twice at once are made once. Limits: processes, their time, bytes
/// in memory, length of a text and age of a stored phrase by [SpeechConfig].
@NullMarked
package dev.zvonar.speech;

import org.jspecify.annotations.NullMarked;
