/// Tests of the configuration room.
@NullMarked
package dev.zvonar.config;

import org.jspecify.annotations.NullMarked;
