/// Room `message`: what is said to a callee: recordings, values of their row, speech; and the keys
/// they may press.
@NullMarked
package dev.zvonar.message;

import org.jspecify.annotations.NullMarked;
