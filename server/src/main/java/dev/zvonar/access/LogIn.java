package dev.zvonar.access;

import dev.zvonar.web.Caller;

/// A log-in that has just succeeded.
///
/// @param token what the cookie carries; known nowhere else
public record LogIn(String token, Caller caller) {
  @Override
  public String toString() {
    return "LogIn[caller=" + caller + "]";
  }
}
