package dev.zvonar.dialer;

import dev.zvonar.kernel.TenantId;
import dev.zvonar.trunk.TrunkLine;

/// Gives a trunk ready for a call: its name resolved, its secret opened. May block; throws
/// `Unavailable` when the name cannot be resolved now and `Rejected` when the trunk is gone.
@FunctionalInterface
public interface Lines {
  TrunkLine of(TenantId tenant, long trunkId);
}
