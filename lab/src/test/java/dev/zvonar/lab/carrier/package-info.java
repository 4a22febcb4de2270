@NullMarked
package dev.zvonar.lab.carrier;

import org.jspecify.annotations.NullMarked;
