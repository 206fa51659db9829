package dev.slipway.format.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GoReleaseTest {
  private static final GoPlatform LINUX = new GoPlatform("linux", "amd64");

  private static GoRelease of(String text) {
    return GoRelease.of(text).orElseThrow();
  }

  @Test
  void readsReleasesLinesAndPreviewsAndNothingElse() {
    assertThat(of("1.26.8").name()).isEqualTo("go1.26.8");
    assertThat(of("go1.26.8").number()).isEqualTo("1.26.8");
    assertThat(of("1.26").isLine()).isTrue();
    assertThat(of("1.27rc1").isLine()).isFalse();
    assertThat(of("1.27rc1").isPreview()).isTrue();
    for (var none :
        new String[] {"", "1", "2.0", "1.26.", "1.026", "1.26.8x", "../1.26", "1.2.3.4"}) {
      assertThat(GoRelease.of(none)).as(none).isEmpty();
    }
  }

  @Test
  void isAVersionOfTheToolchainModule() {
    var module = of("1.26.8").module(LINUX);
    assertThat(module).hasToString("golang.org/toolchain@v0.0.1-go1.26.8.linux-amd64");
    assertThat(GoRelease.ofModule(module.version(), LINUX)).contains(of("1.26.8"));
    assertThat(GoRelease.ofModule(module.version(), new GoPlatform("linux", "arm64"))).isEmpty();
    assertThat(GoRelease.ofModule("v0.0.1-go1.26.8.linux-amd64x", LINUX)).isEmpty();
    assertThat(GoRelease.ofModule("v0.0.2-go1.26.8.linux-amd64", LINUX)).isEmpty();
  }

  @Test
  void newerReleasesComeLaterAndPreviewsBeforeTheirRelease() {
    assertThat(
            Stream.of("1.26.10", "1.27rc2", "1.9", "1.26.9", "1.27rc10", "1.27.0", "1.27beta1")
                .map(GoReleaseTest::of)
                .sorted()
                .map(GoRelease::number))
        .containsExactly("1.9", "1.26.9", "1.26.10", "1.27beta1", "1.27rc2", "1.27rc10", "1.27.0");
    assertThat(of("1.26.8").isOf(of("1.26"))).isTrue();
    assertThat(of("1.260.8").isOf(of("1.26"))).isFalse();
  }

  @Test
  void knowsComputersByWhatTheySayOfThemselves() {
    assertThat(GoPlatform.of("Linux", "x86_64")).contains(LINUX);
    assertThat(GoPlatform.of("Linux", "aarch64").map(Object::toString)).contains("linux-arm64");
    assertThat(GoPlatform.of("Linux", "armv7l").map(Object::toString)).contains("linux-arm");
    assertThat(GoPlatform.of("Darwin", "arm64").map(Object::toString)).contains("darwin-arm64");
    assertThat(GoPlatform.of("SunOS", "sparc")).isEqualTo(Optional.empty());
  }
}
