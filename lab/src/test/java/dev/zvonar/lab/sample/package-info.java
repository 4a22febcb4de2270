/// Tests of the made-up lists.
@NullMarked
package dev.zvonar.lab.sample;

import org.jspecify.annotations.NullMarked;
