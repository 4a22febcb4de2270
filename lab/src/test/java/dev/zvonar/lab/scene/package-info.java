@NullMarked
package dev.zvonar.lab.scene;

import org.jspecify.annotations.NullMarked;
