package dev.zvonar.console;

import dev.zvonar.kernel.TenantId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Gives one campaign or one list as the API shows it, for those who follow it live.
@FunctionalInterface
public interface Views {
  /// The whole view, or null when there is no such thing any more.
  @Nullable Object view(TenantId tenant, long id, Locale locale);
}
