/// The demo: the whole product with embedded parts, the fake carrier and a campaign that begins by
/// itself. The door is the command [DemoCommand][dev.zvonar.lab.demo.DemoCommand].
@NullMarked
package dev.zvonar.lab.demo;

import org.jspecify.annotations.NullMarked;
