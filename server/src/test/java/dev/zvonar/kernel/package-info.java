/// Tests of the words every room speaks.
@NullMarked
package dev.zvonar.kernel;

import org.jspecify.annotations.NullMarked;
