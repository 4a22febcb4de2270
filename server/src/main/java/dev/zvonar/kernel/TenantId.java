package dev.zvonar.kernel;

/// Whose data a row is. Every table of a customer's data carries it.
public record TenantId(long value) {
  /// The tenant an installation starts with.
  public static final TenantId DEFAULT = new TenantId(1);

  public TenantId {
    if (value <= 0) {
      throw new IllegalArgumentException("tenant id " + value + " is not positive");
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
