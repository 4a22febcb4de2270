package dev.zvonar.callee;

import dev.zvonar.kernel.TenantId;

/// One import to be done by one node.
///
/// @param region where numbers without a country code belong
record ImportJob(
    TenantId tenant,
    long listId,
    long nodeId,
    UploadTable.Upload upload,
    FileFormat format,
    ColumnPlan plan,
    String region) {}
