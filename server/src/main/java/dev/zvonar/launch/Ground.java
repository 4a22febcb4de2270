package dev.zvonar.launch;

import dev.zvonar.cluster.Leases;
import dev.zvonar.cluster.Node;
import dev.zvonar.config.Config;
import dev.zvonar.db.Db;
import dev.zvonar.telemetry.Metrics;
import java.nio.file.Path;

/// What every role of a process stands on. Opened before the roles, closed after them.
///
/// @param dataFolder what must survive a restart besides the tables: keys, the command line's token
record Ground(
    Config config,
    Path dataFolder,
    Db db,
    Node node,
    Leases leases,
    Metrics metrics,
    SpeechStart speech,
    Health health) {}
