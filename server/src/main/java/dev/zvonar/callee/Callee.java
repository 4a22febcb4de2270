package dev.zvonar.callee;

import dev.zvonar.kernel.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person of a list.
///
/// @param lineNo the line of the uploaded file
/// @param zone IANA id when the list gave one
/// @param tags values in the order of the list's tags
public record Callee(int lineNo, PhoneNumber phone, @Nullable String zone, List<String> tags) {}
