package dev.zvonar.dialer;

import dev.zvonar.cluster.Leases;
import dev.zvonar.cluster.Node;
import dev.zvonar.db.Db;
import java.util.function.IntSupplier;

/// What the dialler works with. Whoever opened them closes them, after the dialler.
///
/// @param node this process among the others
/// @param leases where trunks are taken
/// @param room how many more calls this machine bears now
public record DialerParts(
    Db db,
    Node node,
    Leases leases,
    Talking talking,
    Rendering rendering,
    Lines lines,
    IntSupplier room) {}
