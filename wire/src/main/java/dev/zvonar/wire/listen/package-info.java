/// Room `listen`: says what the sound of the far end is - voice or silence, a key, a tone, a
/// ringing line, and who answered.
///
/// Door: [AnswerJudge] judges an answered call, [CallProgress] what is heard before the answer,
/// [DtmfDetector] hears keys; [SoundMeter] turns packets of 10 to 60 ms into the frames of 20 ms
/// they are told of. Everything here is fed by one thread, has no clock, allocates nothing after
/// its construction, and is bounded: an object is at most 2 KB.
@NullMarked
package dev.zvonar.wire.listen;

import org.jspecify.annotations.NullMarked;
