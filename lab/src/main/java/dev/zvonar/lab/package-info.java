/// The program's entry: [Main] joins the product's commands with those of the lab.
@NullMarked
package dev.zvonar.lab;

import org.jspecify.annotations.NullMarked;
