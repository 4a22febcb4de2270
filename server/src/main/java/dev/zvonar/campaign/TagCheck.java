package dev.zvonar.campaign;

import dev.zvonar.kernel.TenantId;
import java.util.Collection;
import java.util.List;

/// Says which values a message needs that a list with these columns does not have.
@FunctionalInterface
public interface TagCheck {
  List<String> missing(TenantId tenant, long messageId, Collection<String> columns);
}
