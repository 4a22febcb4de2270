/// Scenes: the product driven from outside, by its REST API alone, as a user would: a demo campaign
/// told from its start to its end, and the same with the product killed again and again.
///
/// The door is [Scene][dev.zvonar.lab.scene.Scene] and [ProductClient][dev.zvonar.lab.scene.ProductClient].
/// Everything waits with a deadline.
@NullMarked
package dev.zvonar.lab.scene;

import org.jspecify.annotations.NullMarked;
