package dev.zvonar.wire.sip;

import dev.zvonar.wire.sip.dialog.Passport;
import dev.zvonar.wire.sip.message.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Signs who calls, so that the called network can trust the number (STIR/SHAKEN: RFC 8224, RFC 8225,
/// RFC 8588). Immutable; any thread may use it. Signing takes a fraction of a millisecond and happens
/// on the thread that calls [UserAgent#call], not on the signalling thread.
public final class CallSigner {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final int KEY_BITS = 256;
  private static final DateTimeFormatter SIP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final PrivateKey key;
  private final String x5u;
  private final Attestation attestation;
  private final String origid;

  /// How well we know the caller (RFC 8588 §4, ATIS-1000074).
  public enum Attestation {
    /// Caller and number are known to be each other's: A.
    FULL('A'),
    /// The caller is known, the number is not: B.
    PARTIAL('B'),
    /// Only where the call came in is known: C.
    GATEWAY('C');

    private final char letter;

    Attestation(char letter) {
      this.letter = letter;
    }
  }

  private CallSigner(PrivateKey key, String x5u, Attestation attestation, String origid) {
    this.key = key;
    this.x5u = x5u;
    this.attestation = attestation;
    this.origid = origid;
  }

  /// Signs with the key of a file: P-256, PKCS#8 as PEM.
  ///
  /// @param x5u address of the certificate, https as a rule
  /// @param origid who the call begins with, an id of the operator's own
  /// @throws IOException when the file cannot be read or holds no such key
  public static CallSigner ofFile(Path pem, String x5u, Attestation attestation, UUID origid)
      throws IOException {
    if (!SipTarget.isPlain(x5u) || x5u.isEmpty()) {
      throw new IllegalArgumentException("x5u must be a plain address of a certificate");
    }
    try {
      return new CallSigner(
          key(Files.readString(pem, StandardCharsets.US_ASCII)),
          x5u,
          attestation,
          origid.toString());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The key itself must not get into a message; its file is named instead.
      throw new IOException(
          pem
              + " holds no P-256 key in PKCS#8 PEM: convert it with"
              + " `openssl pkcs8 -topk8 -nocrypt`",
          e);
    }
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    int from = pem.indexOf(BEGIN);
    int to = pem.indexOf(END);
    if (from < 0 || to < from) {
      throw new GeneralSecurityException("no PRIVATE KEY block");
    }
    byte[] der = Base64.getMimeDecoder().decode(pem.substring(from + BEGIN.length(), to));
    PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    boolean fits =
        key instanceof ECPrivateKey curve && curve.getParams().getOrder().bitLength() == KEY_BITS;
    if (!fits) {
      throw new GeneralSecurityException("not on the curve P-256");
    }
    return key;
  }

  /// Date and Identity of an INVITE between these numbers at this moment.
  List<Header> headers(String callerUser, String calledUser, Instant now) {
    var passport =
        new Passport(
            x5u,
            attestation.letter,
            Passport.canonical(callerUser),
            Passport.canonical(calledUser),
            now.getEpochSecond(),
            origid);
    byte[] input = passport.signingInput().getBytes(StandardCharsets.US_ASCII);
    return List.of(
        // RFC 8224 §4.1: the Date the iat was taken from goes with it.
        new Header("Date", SIP_DATE.format(now)),
        new Header("Identity", passport.identity(sign(input))));
  }

  private byte[] sign(byte[] input) {
    try {
      // RFC 7518 §3.4: R and S as two times 32 bytes, not as DER.
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key);
      signature.update(input);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was read cannot sign", e);
    }
  }

  @Override
  public String toString() {
    return "CallSigner[" + x5u + ", " + attestation + "]";
  }
}
