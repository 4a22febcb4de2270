package dev.zvonar.config;

/// Section `node` of `reference.yaml`.
public record NodeConfig(String name) {}
