package dev.zvonar.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Under which account PostgreSQL's programs run: PostgreSQL refuses to run as root.
///
/// An ordinary user runs them as itself. Root runs them as an existing unprivileged account that
/// can reach the folders, else inside a user namespace where root's own files look like nobody's.
final class PostgresAccount {
  private static final List<String> CANDIDATES = List.of("postgres", "nobody");

  private final List<String> prefix;
  private final @Nullable String owner;

  private PostgresAccount(List<String> prefix, @Nullable String owner) {
    this.prefix = List.copyOf(prefix);
    this.owner = owner;
  }

  /// Chooses the account for a data folder; one that exists keeps the owner it has.
  ///
  /// @param folder the existing folder in which `data` is or will be
  /// @throws IllegalStateException when no account will do; says what to change
  static PostgresAccount choose(Path folder, PostgresBinaries binaries) throws IOException {
    if (!isRoot()) {
      return new PostgresAccount(List.of(), null);
    }
    for (String name : candidates(folder.resolve("data"))) {
      var account =
          new PostgresAccount(
              List.of("setpriv", "--reuid=" + name, "--regid=" + groupOf(name), "--clear-groups"),
              name);
      if (account.reaches(folder, binaries)) {
        return account;
      }
    }
    var namespace = new PostgresAccount(List.of("unshare", "-U"), null);
    if (namespace.reaches(folder, binaries)) {
      return namespace;
    }
    throw new IllegalStateException(
        "PostgreSQL does not run as root, and neither postgres nor nobody can reach "
            + folder
            + ": set data.dir to a folder they can enter, run Zvonar as an ordinary user, or set"
            + " database.url to a server");
  }

  /// The command as this account runs it.
  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /// Gives the file or folder to the account.
  void own(Path path) throws IOException {
    if (owner != null) {
      Files.setOwner(
          path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
    }
  }

  private boolean reaches(Path folder, PostgresBinaries binaries) {
    String look = "test -x \"$0\" && cd \"$1\"";
    List<String> command =
        List.of("sh", "-c", look, binaries.program("postgres"), folder.toString());
    return ShellCommand.succeeds(command(command));
  }

  private static List<String> candidates(Path data) throws IOException {
    if (!Files.exists(data)) {
      return CANDIDATES;
    }
    UserPrincipal owner = Files.getOwner(data);
    return owner.getName().equals("root") ? List.of() : List.of(owner.getName());
  }

  private static String groupOf(String account) {
    return ShellCommand.output(List.of("id", "-g", account), "no such account").strip();
  }

  private static boolean isRoot() throws IOException {
    return Files.getOwner(Path.of("/proc/self")).getName().equals("root");
  }
}
