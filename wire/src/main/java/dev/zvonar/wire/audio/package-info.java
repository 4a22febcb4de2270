/// Room `audio`: samples as numbers. G.711 tables, WAV, resampling, tones, and what a stretch of
/// sound is likely to be.
///
/// Knows nothing of packets or calls. Everything here is pure; nothing keeps a thread.
@NullMarked
package dev.zvonar.wire.audio;

import org.jspecify.annotations.NullMarked;
