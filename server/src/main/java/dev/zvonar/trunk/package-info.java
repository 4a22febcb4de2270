/// Room `trunk`: knows each operator's line: where it is, as whom we call, its limits, its health.
@NullMarked
package dev.zvonar.trunk;

import org.jspecify.annotations.NullMarked;
