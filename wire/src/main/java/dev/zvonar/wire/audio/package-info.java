/// Room `audio`: samples as numbers. Codecs, WAV, resampling, tones. What is heard in them is said by
/// [dev.zvonar.wire.listen].
///
/// Knows nothing of packets or calls. Everything here is pure; nothing keeps a thread.
@NullMarked
package dev.zvonar.wire.audio;

import org.jspecify.annotations.NullMarked;
