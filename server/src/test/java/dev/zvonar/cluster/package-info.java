/// Tests of the cluster room.
@NullMarked
package dev.zvonar.cluster;

import org.jspecify.annotations.NullMarked;
