/// Room `db`: gives SQL to the right PostgreSQL and hands records back.
///
/// Door: [Db] runs statements and transactions ([Tx]) over a bounded pool that serves callers in
/// the order they came; [Json], [CopySource] and [RowConsumer] are what goes in and out.
/// [DbUnavailable] means "try later", [ConstraintViolated] that a rule of the tables refused a row;
/// every other failure of a statement is a bug and surfaces as such. [Migrations] brings the
/// tables up to this version; [EmbeddedPostgres] runs our own server when no other is configured.
/// Threads: any, one at a time inside one transaction; callers block, so let them be virtual.
/// Limits: connections, waiting for one, connecting and reading by [DbSettings].
@NullMarked
package dev.zvonar.db;

import org.jspecify.annotations.NullMarked;
