package dev.zvonar.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zvonar.wire.sip.CallSigner.Attestation;
import dev.zvonar.wire.sip.message.Header;
import dev.zvonar.wire.sip.message.SipRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Identity header, checked with the public key as the called network does.
class CallSignerTest {
  private static final UUID ORIGID = UUID.fromString("123e4567-e89b-12d3-a456-426655440000");
  private static final String X5U = "https://cert.example.org/passport.cer";

  @TempDir private Path folder;

  private static KeyPair keys(String curve) throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private Path file(byte[] der) throws IOException {
    String body = Base64.getMimeEncoder().encodeToString(der);
    return Files.writeString(
        folder.resolve("key.pem"),
        "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
  }

  private static String json(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  @Test
  void the_passport_is_canonical_and_its_signature_verifies() throws Exception {
    KeyPair keys = keys("secp256r1");
    CallSigner signer =
        CallSigner.ofFile(file(keys.getPrivate().getEncoded()), X5U, Attestation.FULL, ORIGID);
    List<Header> headers =
        signer.headers("+1 (215) 555-1212", "12155551213", Instant.ofEpochSecond(1_443_208_345));
    assertThat(headers.getFirst()).isEqualTo(new Header("Date", "Fri, 25 Sep 2015 19:12:25 GMT"));
    String identity = headers.getLast().value();
    assertThat(identity).endsWith(";info=<" + X5U + ">;alg=ES256;ppt=\"shaken\"");
    List<String> parts = List.of(identity.substring(0, identity.indexOf(';')).split("\\.", -1));
    assertThat(json(parts.get(0)))
        .isEqualTo(
            "{\"alg\":\"ES256\",\"ppt\":\"shaken\",\"typ\":\"passport\",\"x5u\":\"" + X5U + "\"}");
    assertThat(json(parts.get(1)))
        .isEqualTo(
            "{\"attest\":\"A\",\"dest\":{\"tn\":[\"12155551213\"]},\"iat\":1443208345,"
                + "\"orig\":{\"tn\":\"12155551212\"},"
                + "\"origid\":\"123e4567-e89b-12d3-a456-426655440000\"}");
    byte[] signature = Base64.getUrlDecoder().decode(parts.get(2));
    assertThat(signature).hasSize(64);
    Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
    check.initVerify(keys.getPublic());
    check.update((parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII));
    assertThat(check.verify(signature)).isTrue();
  }

  @Test
  void a_call_with_a_signer_carries_both_headers() throws Exception {
    CallSigner signer =
        CallSigner.ofFile(
            file(keys("secp256r1").getPrivate().getEncoded()), X5U, Attestation.PARTIAL, ORIGID);
    try (var far = new FarEnd();
        var near = Agents.open(InboundCalls.refuseAll(480))) {
      var options =
          CallOptions.NONE.withSigner(signer).withIdentity(CallerIdentity.asserted("+78430000001"));
      var log = new LegLog();
      near.call(Agents.to(far.address()).with(options), log);
      SipRequest invite = far.await("INVITE");
      String payload = invite.headers().require("Identity").split("\\.", -1)[1];
      assertThat(json(payload))
          .contains("\"attest\":\"B\"", "\"tn\":\"78430000001\"", "\"tn\":[\"79080005926\"]");
      assertThat(invite.headers().require("Date")).endsWith("GMT");
      far.say(invite, 486, "x");
      log.awaitEnd();
    }
  }

  @Test
  void a_file_without_a_fitting_key_is_named_and_its_content_is_not() throws Exception {
    refused(keys("secp384r1").getPrivate().getEncoded());
    refused(new byte[] {1, 2, 3});
    Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> CallSigner.ofFile(empty, X5U, Attestation.FULL, ORIGID))
        .withMessageContaining("empty.pem");
  }

  private void refused(byte[] der) throws IOException {
    Path pem = file(der);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> CallSigner.ofFile(pem, X5U, Attestation.FULL, ORIGID))
        .withMessageContaining("openssl pkcs8");
  }
}
