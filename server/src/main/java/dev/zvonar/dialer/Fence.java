package dev.zvonar.dialer;

import dev.zvonar.db.Sql;

/// What every guarded write states: which trunk, under which epoch, by which node.
///
/// @param epoch the lease's epoch under which the work was decided
record Fence(TrunkKey trunk, long epoch, long nodeId) {
  private static final String HELD =
      """
      select 1 from lease
      where tenant_id = ? and kind = 'trunk' and subject_id = ? and epoch = ? and node_id = ?
        and until > clock_timestamp()
      for share
      """;

  /// Keeps the lease from changing hands until the transaction ends.
  ///
  /// @throws LeaseLost when it has changed hands or run out
  void hold(Sql tx) {
    if (tx.one(Integer.class, HELD, trunk.tenant(), trunk.trunkId(), epoch, nodeId).isEmpty()) {
      throw new LeaseLost(this);
    }
  }

  long tenant() {
    return trunk.tenant().value();
  }

  /// The trunk is no longer ours: nothing may be written about it.
  static final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLost(Fence fence) {
      super(
          "the lease of trunk "
              + fence.trunk().trunkId()
              + ", epoch "
              + fence.epoch()
              + ", is lost");
    }
  }
}
