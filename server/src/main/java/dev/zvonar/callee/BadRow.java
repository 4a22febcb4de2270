package dev.zvonar.callee;

/// A row refused at import.
///
/// @param line of the uploaded file
/// @param raw the row's text, cut
public record BadRow(int line, RowFault fault, String raw) {}
