package dev.zvonar.access;

/// A password to be shown once and changed at the first log-in.
public record OneTimePassword(String login, String password) {
  @Override
  public String toString() {
    return "OneTimePassword[login=" + login + "]";
  }
}
