/// Room `record`: puts the sound of a call on disk without ever making the media wait.
///
/// Door: [Recorder] opens [Recording]s; a [JitterBuffer] puts the packets of the far end in order
/// and time first. Threads: frames are given on the media thread of the call, which neither blocks
/// nor allocates; the recorder's own thread writes. Limits: recordings by the recorder, 2.5 s of
/// frames a recording; what finds no room is dropped and counted.
@NullMarked
package dev.zvonar.wire.record;

import org.jspecify.annotations.NullMarked;
