package dev.zvonar.launch;

import dev.zvonar.access.Access;
import dev.zvonar.access.AccessSettings;
import dev.zvonar.access.Audit;
import dev.zvonar.access.OneTimePassword;
import dev.zvonar.config.Config;
import dev.zvonar.db.Db;
import dev.zvonar.kernel.TenantId;
import dev.zvonar.web.Caller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/// Lets somebody in again who forgot the password: whoever can read the installation's configuration
/// and its database may do that, whether the product is running or not.
public final class PasswordReset {
  private PasswordReset() {}

  /// Gives the user a one-time password and ends all of their log-ins.
  ///
  /// @return the password, to be shown once
  /// @throws dev.zvonar.kernel.Rejected when there is no such user
  /// @throws IllegalArgumentException when nothing was ever installed where the configuration points
  public static String of(Config config, String login) {
    Path folder = config.data().folder().toAbsolutePath();
    if (config.database().isEmbedded() && !Files.isDirectory(folder.resolve("postgres"))) {
      throw new IllegalArgumentException("data.dir " + folder + " holds no installation");
    }
    try (var opened = new Opened()) {
      Db db = opened.add(Db.open(DatabaseStart.open(config, folder, opened)));
      var access = new Access(db, AccessSettings.defaults(), InstantSource.system());
      OneTimePassword once = access.resetPassword(login);
      new Audit(db).write(commandLine(), "user.reset", "user " + once.login(), Map.of());
      return once.password();
    }
  }

  private static Caller commandLine() {
    return new Caller(
        TenantId.DEFAULT, "command line", 0, Caller.Means.NONE, Locale.ENGLISH, false);
  }
}
