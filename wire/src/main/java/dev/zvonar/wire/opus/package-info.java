/// Room `opus`: Opus (RFC 6716) by libopus of the system, called through the JDK's foreign
/// functions.
///
/// Door: [OpusLibrary] finds the library, or says why there is none; without it Opus is simply not
/// offered. An [OpusEncoder] and an [OpusDecoder] belong to one thread each and are closed by it.
/// Limits: one channel, 20 ms, 8000 or 16,000 Hz at our side; packets of at most 1275 bytes
/// (RFC 6716 §3.4). Needs `--enable-native-access`. Why so: `docs/decisions/0008-which-opus.md`.
@NullMarked
package dev.zvonar.wire.opus;

import org.jspecify.annotations.NullMarked;
