package dev.zvonar.dialer;

import dev.zvonar.kernel.TenantId;

/// A trunk of a tenant.
record TrunkKey(TenantId tenant, long trunkId) {}
