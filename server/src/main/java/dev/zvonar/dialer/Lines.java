package dev.zvonar.dialer;

import dev.zvonar.kernel.TenantId;
import dev.zvonar.trunk.TrunkLine;

/// Gives a trunk ready for a call: its name resolved, its secret opened. May block; throws
/// `Unavailable` when the name cannot be resolved now and `Rejected` when the trunk is gone.
@FunctionalInterface
public interface Lines {
  /// The code of an `Unavailable` that means: the trunk does not answer, give it no calls.
  String UNREACHABLE = "trunk_unreachable";

  TrunkLine of(TenantId tenant, long trunkId);
}
