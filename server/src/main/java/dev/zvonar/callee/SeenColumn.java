package dev.zvonar.callee;

import java.util.List;

/// A column of an uploaded table.
///
/// @param name of the header, or the spreadsheet's letter; names of one table differ
/// @param suggests what it seems to be for: `phone`, `zone`, `tag` or `skip`
/// @param samples up to five of its first values
public record SeenColumn(int index, String name, String suggests, List<String> samples) {}
