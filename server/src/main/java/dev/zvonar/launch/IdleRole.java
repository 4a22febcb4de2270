package dev.zvonar.launch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A role that has its place in the cluster but no work in this version; it says so.
final class IdleRole implements Role {
  private static final Logger log = LoggerFactory.getLogger(IdleRole.class);

  private final RoleName name;

  IdleRole(RoleName name) {
    this.name = name;
  }

  @Override
  public void start() {
    log.info("{} is registered and alive; it has no work in this version", name.code());
  }

  @Override
  public void close() {}
}
