package dev.zvonar.launch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a process may do. They are opened in this order, so that the console is the last to say
/// that all is ready.
public enum RoleName {
  /// Dials: runs the campaigns of the trunks whose leases it holds.
  TALKER,
  /// Takes calls that come to us; in this version it refuses them politely.
  RECIPIENT,
  /// Takes events of the CRM; it has no work in this version.
  INTAKE,
  /// Delivers to the CRM; it has no work in this version.
  COURIER,
  /// Serves people and the API.
  CONSOLE;

  /// The word on the command line and in the table of nodes.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The role of this word.
  ///
  /// @throws IllegalArgumentException naming the words that exist
  public static RoleName ofCode(String code) {
    return Arrays.stream(values())
        .filter(role -> role.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no role '" + code + "'; there are " + codes()));
  }

  /// All words.
  public static List<String> codes() {
    return Arrays.stream(values()).map(RoleName::code).collect(Collectors.toList());
  }
}
