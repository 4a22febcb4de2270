/// Tests of room `callee`.
@NullMarked
package dev.zvonar.callee;

import org.jspecify.annotations.NullMarked;
