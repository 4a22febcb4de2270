package dev.zvonar.config;

/// One value as it was written.
///
/// @param origin where, such as `zvonar.yaml:12`
record Entry(String key, String value, String origin) {}
