package dev.zvonar.wire.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The worked examples of RFC 2617 §3.5 and RFC 7616 §3.9.1, and what a client must pick.
class DigestAuthTest {
  @Test
  void the_example_of_rfc_2617() {
    DigestChallenge challenge =
        challenge(
            "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\","
                + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
    var auth = new DigestAuth(challenge, "Mufasa", "Circle Of Life");
    assertThat(auth.response("GET", "/dir/index.html", "0a4f113b", "00000001"))
        .isEqualTo("6629fae49393a05397450978507c4ef1");
  }

  @Test
  void the_examples_of_rfc_7616_in_both_hashes() {
    assertThat(rfc7616("MD5")).isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
    assertThat(rfc7616("SHA-256"))
        .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
  }

  @Test
  void the_same_request_with_the_other_algorithms_as_reckoned_by_another_program() {
    assertThat(rfc7616("SHA-512-256"))
        .isEqualTo("430d05014cecc49cab6fbe03176d41a1da86cbfe24a16580e22aaad928d960d0");
    assertThat(rfc7616("MD5-sess")).isEqualTo("e783283f46242139c486a698fec7211d");
  }

  private static String rfc7616(String algorithm) {
    DigestChallenge challenge =
        challenge(
            "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm="
                + algorithm
                + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
                + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    return new DigestAuth(challenge, "Mufasa", "Circle of Life")
        .response(
            "GET", "/dir/index.html", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", "00000001");
  }

  @Test
  void the_session_form_binds_both_nonces() {
    DigestChallenge plain =
        challenge("Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=MD5");
    DigestChallenge session =
        challenge("Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=MD5-sess");
    assertThat(session.session()).isTrue();
    assertThat(new DigestAuth(session, "u", "p").response("INVITE", "sip:a", "c", "00000001"))
        .isNotEqualTo(new DigestAuth(plain, "u", "p").response("INVITE", "sip:a", "c", "00000001"));
    assertThat(new DigestAuth(session, "u", "p").answer("INVITE", "sip:a", "c", 1).value())
        .contains("algorithm=MD5-sess")
        .contains("cnonce=\"c\"");
  }

  @Test
  void the_strongest_hash_we_know_is_taken_whatever_the_order() {
    var response =
        new SipResponse(
            401,
            "Unauthorized",
            Headers.of(
                List.of(
                    new Header("WWW-Authenticate", "Basic realm=\"r\""),
                    new Header("WWW-Authenticate", "Digest realm=\"r\",nonce=\"1\",algorithm=MD5"),
                    new Header(
                        "WWW-Authenticate", "Digest realm=\"r\",nonce=\"2\",algorithm=SHA-256"),
                    new Header(
                        "WWW-Authenticate", "Digest realm=\"r\",nonce=\"3\",algorithm=SHA-9"))),
            new byte[0]);
    assertThat(DigestChallenge.strongest(response))
        .hasValueSatisfying(challenge -> assertThat(challenge.nonce()).isEqualTo("2"));
  }

  @Test
  void a_proxys_challenge_is_answered_in_the_proxys_header() {
    DigestChallenge challenge =
        Objects.requireNonNull(
            DigestChallenge.parse("Digest realm=\"a, \\\"b\\\"\", nonce=\"n\", stale=TRUE", true));
    assertThat(challenge.stale()).isTrue();
    Header answer = new DigestAuth(challenge, "u", "p").answer("INVITE", "sip:x", "c", 1);
    assertThat(answer.name()).isEqualTo("Proxy-Authorization");
    assertThat(answer.value()).contains("realm=\"a, \\\"b\\\"\"").doesNotContain("qop");
  }

  private static DigestChallenge challenge(String value) {
    return Objects.requireNonNull(DigestChallenge.parse(value, false));
  }
}
