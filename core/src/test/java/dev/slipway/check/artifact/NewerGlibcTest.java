package dev.slipway.check.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.CLibrary;
import dev.slipway.fact.CLibrary.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewerGlibcTest {
  @Test
  void findsVersionAndSymbolsTheServerLacks() {
    var finding = new NewerGlibc().examine(on("2.11").withBinary(Executables.cgo())).toList();
    assertThat(finding).hasSize(1);
    assertThat(finding.getFirst().id()).isEqualTo("ARTIFACT-01");
    assertThat(finding.getFirst().cause())
        .matches("dist/hello needs GLIBC_2\\.\\d+ \\(.+\\), web1 has glibc 2\\.11: .*");
    assertThat(finding.getFirst().evidence().getFirst().source())
        .isEqualTo("dist/hello: .gnu.version_r");
  }

  /** The floor is that of the computer that built it, not 2.17 (catalogue, wrong recipe 14). */
  @Test
  void findsThatTheFloorIsTheBuildersAndNot2Point17() {
    var finding = new NewerGlibc().examine(on("2.17").withBinary(Executables.cgo()));
    assertThat(finding).hasSize(1);
  }

  @Test
  void findsThatGosOwnPackagesDoWithoutC() {
    var finding = new NewerGlibc().examine(on("2.11").withBinary(Executables.cgo())).toList();
    assertThat(finding.getFirst().fix().text()).contains("Only Go's own packages");
    assertThat(finding.getFirst().fix().commands().getFirst()).startsWith("CGO_ENABLED=0 ");
  }

  @Test
  void findsWhoNeedsCAndTheWayToLinkItStatically() {
    var finding = new NewerGlibc().examine(on("2.11").withBinary(Executables.driverInC())).toList();
    assertThat(finding.getFirst().fix().text())
        .startsWith("github.com/mattn/go-sqlite3 in it needs C.");
    assertThat(finding.getFirst().fix().commands().getFirst())
        .startsWith("CGO_ENABLED=1 ")
        .contains("-extldflags -static");
  }

  @Test
  void findsNothingWhenServerIsAsNewOrBinaryNeedsNoC() {
    assertThat(new NewerGlibc().examine(on("2.99").withBinary(Executables.cgo()))).isEmpty();
    assertThat(new NewerGlibc().examine(on("2.11").withBinary(Executables.plain()))).isEmpty();
    assertThat(new NewerGlibc().examine(Subject.on(Web1.facts()).withBinary(Executables.cgo())))
        .isEmpty();
  }

  private static Subject on(String glibc) {
    var library = new CLibrary(Kind.GLIBC, glibc, Set.of("/lib64/ld-linux-x86-64.so.2"));
    return Subject.on(Web1.facts().with(library, "getconf GNU_LIBC_VERSION"));
  }
}
