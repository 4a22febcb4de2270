package dev.zvonar.wire.sip.dialog;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What an Identity header signs: a PASSporT of the SHAKEN kind (RFC 8225, RFC 8588). Pure: time and
/// origid are given.
///
/// @param x5u where the certificate is fetched; no quotes or backslashes in it
/// @param attest A, B or C
/// @param orig number that calls, digits alone
/// @param dest number called, digits alone
/// @param iatS when, in seconds since 1970
/// @param origid opaque id of whom the call began with, a UUID
public record Passport(
    String x5u, char attest, String orig, String dest, long iatS, String origid) {
  /// The number as it is signed: digits, `*` and `#` alone, no plus sign (RFC 8224 §8.3).
  public static String canonical(String number) {
    return number.replaceAll("[^0-9*#]", "");
  }

  /// What is signed: header and payload, each as base64url of JSON without spaces and with its keys
  /// in order (RFC 8225 §9).
  public String signingInput() {
    return base64(header()) + '.' + base64(payload());
  }

  private String header() {
    return "{\"alg\":\"ES256\",\"ppt\":\"shaken\",\"typ\":\"passport\",\"x5u\":\"" + x5u + "\"}";
  }

  private String payload() {
    return "{\"attest\":\""
        + attest
        + "\",\"dest\":{\"tn\":[\""
        + dest
        + "\"]},\"iat\":"
        + iatS
        + ",\"orig\":{\"tn\":\""
        + orig
        + "\"},\"origid\":\""
        + origid
        + "\"}";
  }

  /// The Identity header's value, with this signature (RFC 8224 §4).
  public String identity(byte[] signature) {
    return signingInput()
        + '.'
        + Base64.getUrlEncoder().withoutPadding().encodeToString(signature)
        + ";info=<"
        + x5u
        + ">;alg=ES256;ppt=\"shaken\"";
  }

  private static String base64(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
