/// Tests of the telemetry room.
@NullMarked
package dev.zvonar.telemetry;

import org.jspecify.annotations.NullMarked;
