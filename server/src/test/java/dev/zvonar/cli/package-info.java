/// Tests of the commands.
@NullMarked
package dev.zvonar.cli;

import org.jspecify.annotations.NullMarked;
