/// Lists of people who do not exist, for the demo, loads and tests.
///
/// Door: [dev.zvonar.lab.sample.SampleCallees]. Pure but for the writer it fills; the same seed
/// gives the same people.
@NullMarked
package dev.zvonar.lab.sample;

import org.jspecify.annotations.NullMarked;
