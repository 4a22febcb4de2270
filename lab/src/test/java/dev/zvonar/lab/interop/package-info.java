@NullMarked
package dev.zvonar.lab.interop;

import org.jspecify.annotations.NullMarked;
