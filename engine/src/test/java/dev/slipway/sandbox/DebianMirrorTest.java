package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DebianMirrorTest {

  @Test
  void takesTheMirrorOfMainAndNotThatOfUpdatesSecurityOrStrangers() {
    String targets =
        """
        Stranger main bookworm https://packages.example/debian/
        Debian contrib bookworm http://mirror.example/contrib/
        Debian main bookworm-updates http://mirror.example/updates/
        Debian main bookworm-security http://mirror.example/debian-security/
        Debian main bookworm http://mirror.example/debian/
        """;
    assertThat(DebianMirror.ofTargets(targets)).contains("http://mirror.example/debian/");
  }

  @Test
  void goesByThePathWhereAptHasNoListsYet() {
    String targets =
        """
         main bookworm https://packages.example/tools
         main bookworm http://mirror.example/debian
        """;
    assertThat(DebianMirror.ofTargets(targets)).contains("http://mirror.example/debian/");
  }

  @Test
  void leavesTheChoiceToDebootstrapOnAnotherDistribution() {
    assertThat(DebianMirror.ofTargets("Ubuntu main noble http://mirror.example/ubuntu/\n"))
        .isEmpty();
  }
}
