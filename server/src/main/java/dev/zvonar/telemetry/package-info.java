/// Room `telemetry`: counts and times what happens.
///
/// Door: [Metrics], one a process, handed to the rooms that count. Names are the glossary's words
/// with dots (`attempts.ended`), every bounded thing shows how much of it is used and its limit.
/// Threads: any.
@NullMarked
package dev.zvonar.telemetry;

import org.jspecify.annotations.NullMarked;
