package dev.zvonar.wire.sip;

/// What a trunk knows us by (RFC 3261 §22).
///
/// @param user name in the digest
/// @param secret password
/// @param realm realm it is meant for; empty answers any realm that the trunk itself asks with
public record Credentials(String user, Secret secret, String realm) {
  /// Whether a challenge of this realm may be answered with these credentials.
  public boolean fits(String challengedRealm) {
    return realm.isEmpty() || realm.equals(challengedRealm);
  }
}
