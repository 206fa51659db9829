package dev.slipway.check.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Cpu;
import dev.slipway.fact.Fact;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** SIGILL comes from the processor's features, never from GODEBUG (catalogue, wrong recipe 15). */
class MissingCpuFeaturesTest {
  private static final Set<String> V2 =
      Set.of("sse2", "cx16", "lahf_lm", "popcnt", "pni", "sse4_1", "sse4_2", "ssse3");

  @Test
  void findsLevel3OnProcessorOfLevel2() {
    var v3 = Executables.built("CGO_ENABLED=0 GOARCH=amd64 GOAMD64=v3");
    assertThat(new MissingCpuFeatures().examine(on(v3, V2)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.cause()).contains("GOAMD64=v3", "lacks abm, avx, avx2");
              assertThat(finding.fix().commands()).first().asString().startsWith("GOAMD64=v2 ");
            });
  }

  @Test
  void findsNothingWhenProcessorCanOrIsOfAnotherKind() {
    var v2 = Executables.built("CGO_ENABLED=0 GOARCH=amd64 GOAMD64=v2");
    assertThat(new MissingCpuFeatures().examine(on(v2, V2))).isEmpty();
    assertThat(new MissingCpuFeatures().examine(on(Executables.plain(), Set.of("sse2")))).isEmpty();
    assertThat(new MissingCpuFeatures().examine(on(v2, Set.of("asimd", "crc32")))).isEmpty();
  }

  private static Subject on(Fact<Binary> binary, Set<String> flags) {
    return Subject.on(Web1.facts().with(new Cpu(flags, 2), "/proc/cpuinfo")).withBinary(binary);
  }
}
