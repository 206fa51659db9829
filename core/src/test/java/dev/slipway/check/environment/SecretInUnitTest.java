package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class SecretInUnitTest {
  @Test
  void findsSecretsByTheirFormAndNamesThatSoundLikeOne() {
    var subject =
        Given.unit(
            """
            [Service]
            Environment=DB=postgres://app:pa55@db/app
            Environment="KEY=-----BEGIN EC PRIVATE KEY-----x" SESSION_SECRET=c3VwZXI
            """);
    assertThat(Given.brief(new SecretInUnit().examine(subject)))
        .containsExactly(
            "ENV-34 risk deploy/hello.service:2",
            "ENV-34 risk deploy/hello.service:3",
            "ENV-34 advice deploy/hello.service:3");
  }

  @Test
  void findsNoSecretThatItWouldPrintItself() {
    var subject = Given.unit("[Service]\nEnvironment=DB=postgres://app:pa55@db/app\n");
    assertThat(new SecretInUnit().examine(subject).findFirst().orElseThrow().toString())
        .doesNotContain("pa55");
  }

  @Test
  void findsNothingInPathsSwitchesAndPlainUrls() {
    var subject =
        Given.unit(
            """
            [Service]
            Environment=DB=postgres://app@db/app DB_PASSWORD=/run/secrets/db
            Environment=USE_TOKEN=true MAX_TOKEN=5 TOKENS=abc URL=http://h:80/@x
            """);
    assertThat(new SecretInUnit().examine(subject)).isEmpty();
  }
}
