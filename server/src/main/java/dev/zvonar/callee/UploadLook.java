package dev.zvonar.callee;

import java.util.List;
import java.util.UUID;

/// What an uploaded file looks like.
///
/// @param preview the first twenty rows below the header, long cells cut
public record UploadLook(
    UUID id,
    String sourceName,
    long bytes,
    SeenFormat format,
    List<SeenColumn> columns,
    List<List<String>> preview) {}
