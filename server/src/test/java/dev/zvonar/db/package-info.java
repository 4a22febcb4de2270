/// Tests of the database room, and [TestDb] for every other room's tests.
@NullMarked
package dev.zvonar.db;

import org.jspecify.annotations.NullMarked;
