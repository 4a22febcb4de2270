package dev.zvonar.dialer;

import dev.zvonar.db.Db;

/// The room's SQL.
record Tables(
    ControlTable control,
    TargetTable targets,
    AttemptTable attempts,
    OrderTable orders,
    SampleTable samples) {
  static Tables over(Db db) {
    return new Tables(
        new ControlTable(db),
        new TargetTable(db),
        new AttemptTable(db),
        new OrderTable(db),
        new SampleTable(db));
  }
}
