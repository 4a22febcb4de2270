package dev.zvonar.speech;

import dev.zvonar.kernel.Text;

/// Whether an engine can speak a language at present.
///
/// @param detail the program found, or what to install
public record EngineState(Language language, String engine, boolean available, Text detail) {}
