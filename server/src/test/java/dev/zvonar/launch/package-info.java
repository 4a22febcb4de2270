/// Tests of the whole process: roles opened and closed, health, the rooms' table, the numbers.
@NullMarked
package dev.zvonar.launch;

import org.jspecify.annotations.NullMarked;
