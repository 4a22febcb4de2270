package dev.zvonar.db;

/// What is done inside one transaction.
@FunctionalInterface
public interface Work<T> {
  T in(Tx tx);
}
