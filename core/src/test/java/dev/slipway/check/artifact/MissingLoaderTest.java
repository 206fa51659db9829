package dev.slipway.check.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.CLibrary;
import dev.slipway.fact.CLibrary.Kind;
import dev.slipway.finding.Finding;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissingLoaderTest {
  private static final String PIE = "-buildmode=pie";

  @Test
  void findsGlibcBuildOnMusl() {
    var subject = on(Kind.MUSL, "/lib/ld-musl-x86_64.so.1").withBinary(Executables.cgo());
    assertThat(new MissingLoader().examine(subject))
        .extracting(Finding::id)
        .containsExactly("ARTIFACT-02");
  }

  /** It looks static, and CGO_ENABLED=0 was even said (catalogue, wrong recipe 3). */
  @Test
  void findsLoaderOfPieWithoutCgo() {
    var pie = Executables.built("CGO_ENABLED=0 GOARCH=amd64", PIE);
    var subject = on(Kind.MUSL, "/lib/ld-musl-x86_64.so.1").withBinary(pie);
    assertThat(new MissingLoader().examine(subject))
        .extracting(Finding::id)
        .containsExactly("ARTIFACT-03");
  }

  @Test
  void findsNothingWhereTheLoaderIsOrNoneIsNeeded() {
    var debian = on(Kind.GLIBC, "/lib64/ld-linux-x86-64.so.2");
    var pie = Executables.built("CGO_ENABLED=0 GOARCH=amd64", PIE);
    assertThat(new MissingLoader().examine(debian.withBinary(pie))).isEmpty();
    assertThat(new MissingLoader().examine(debian.withBinary(Executables.cgo()))).isEmpty();
    var alpine = on(Kind.MUSL, "/lib/ld-musl-x86_64.so.1");
    assertThat(new MissingLoader().examine(alpine.withBinary(Executables.plain()))).isEmpty();
  }

  private static Subject on(Kind kind, String loader) {
    return Subject.on(Web1.facts().with(new CLibrary(kind, "2.31", Set.of(loader)), "getconf"));
  }
}
