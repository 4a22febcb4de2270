@NullMarked
package dev.zvonar.lab.console;

import org.jspecify.annotations.NullMarked;
