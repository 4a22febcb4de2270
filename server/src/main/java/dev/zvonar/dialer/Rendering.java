package dev.zvonar.dialer;

import dev.zvonar.kernel.TenantId;
import dev.zvonar.message.Rendered;
import java.util.Map;

/// Makes a message ready for one callee. May take its time; called on several virtual threads.
///
/// Throws `Rejected` when this callee's values cannot be spoken and `Unavailable` when speech is
/// down for now.
@FunctionalInterface
public interface Rendering {
  Rendered render(
      TenantId tenant, long messageId, Map<String, String> tags, boolean hangUpOnMachine);
}
