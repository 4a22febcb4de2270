/// Tests of the whole house: its rooms, its numbers, the purity of its core.
@NullMarked
package dev.zvonar;

import org.jspecify.annotations.NullMarked;
