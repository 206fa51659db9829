package dev.slipway.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.gobinary.BuildInfo;
import dev.slipway.format.gobinary.GoModule;
import dev.slipway.model.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

class MaterialsTest {
  private static final Digest DIGEST = new Digest("0123456789abcdef".repeat(4));
  private static final String SUM = "h1:rvH0cDjiiR4IU/GhijvOB7FJDcIXl9PjN9KhYoHlYOM=";

  private static Materials of(String goVersion, GoModule... modules) {
    var main = GoModule.of("example.com/App", "(devel)", "");
    return Materials.of(
        "app",
        DIGEST,
        new BuildInfo(
            goVersion, "example.com/App", Optional.of(main), List.of(modules), Map.of("a", "b")));
  }

  @Test
  void aModuleThatStandsInForAnotherIsWhatWasBuiltIn() {
    var by = GoModule.of("github.com/me/Fork", "v1.3.0", SUM);
    var part =
        of("go1.26.3", new GoModule("example.com/x", "v1.2.0", "", Optional.of(by)))
            .parts()
            .getLast();

    assertThat(part)
        .isEqualTo(new Materials.Part("github.com/me/Fork", "v1.3.0", SUM, "example.com/x@v1.2.0"));
    assertThat(part.purl()).contains("pkg:golang/github.com/me/fork@v1.3.0");
    assertThat(part.sha256())
        .contains("aef1f47038e2891e0853f1a18a3bce07b1490dc21797d3e337d2a16281e560e3");
  }

  @Test
  void theStandardLibraryHasTheNumberOfTheRelease() {
    assertThat(of("go1.26.3 X:jsonv2").parts().getFirst().version()).isEqualTo("1.26.3");
    assertThat(of("go1.27rc1").parts().getFirst().version()).isEqualTo("1.27rc1");
    assertThat(of("devel +0123abc").parts().getFirst().version()).isEmpty();
  }

  @Test
  void whatHasNoVersionSaysNone() {
    assertThat(of("go1.26.3").main()).isEqualTo(new Materials.Part("example.com/App", "", "", ""));
  }

  @Test
  void aSumThatIsNoneIsNoDigest() {
    for (var sum : List.of("", "h1:", "h1:%%%", "h1:AAAA", "h2:AAAA")) {
      assertThat(new Materials.Part("example.com/x", "v1.0.0", sum, "").sha256()).isEmpty();
    }
  }

  @Property(tries = 100)
  @Tag("fuzz")
  void anyTextOfADamagedFileIsWritten(
      @ForAll String path, @ForAll String version, @ForAll String sum) {
    var materials = of("go1.26.3", GoModule.of(path, version, sum));
    assertThat(CycloneDx.json(materials, "1")).startsWith("{");
    assertThat(Spdx.json(materials, "1", Instant.EPOCH)).startsWith("{");
  }
}
