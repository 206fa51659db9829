package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void neverPrintsItsText() {
    Secret secret = Secret.of("hunter2");

    assertThat("password " + secret).isEqualTo("password ******");
    assertThat(secret.reveal()).isEqualTo("hunter2");
  }
}
