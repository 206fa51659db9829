package dev.slipway.executable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.gobinary.GoBinary;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On programs that an old {@code go} line was built with; and its cure is built with, too. */
class LegacyDefaultTest {
  private static final String SERVER =
      """
      package main

      import "net/http"

      func main() { http.ListenAndServe(":0", nil) }
      """;

  @TempDir Path directory;

  private static List<LegacyDefault> of(GoBinary go) {
    return LegacyDefault.of(
        go.buildInfo(), go.functions().map(table -> table.linked(LegacyDefault.names().toList())));
  }

  private GoBinary build(GoPrograms programs) throws Exception {
    return GoPrograms.go(programs.build("server", ".", "CGO_ENABLED=0"));
  }

  @Test
  void findsWhatAnOldGoLineSwitchesOnAndItsCure() throws Exception {
    var programs = GoPrograms.in(directory, "1.20").requireMinor(24).with("main.go", SERVER);
    var old = of(build(programs));
    assertThat(old)
        .extracting(one -> one.name() + "=" + one.value())
        .contains("httplaxcontentlength=1", "panicnil=1", "rsa1024min=0", "x509negativeserial=1");
    int since = old.stream().mapToInt(LegacyDefault::since).max().orElseThrow();
    assertThat(of(build(GoPrograms.in(directory, "1." + since)))).isEmpty();
    GoPrograms.in(directory, "1.20\n\ngodebug default=go1." + since);
    assertThat(of(build(new GoPrograms(directory)))).isEmpty();
  }

  /** One by one: the release that is named is the first whose line switches a setting off. */
  @Test
  void namesTheReleaseThatChangedEach() throws Exception {
    var programs = GoPrograms.in(directory, "1.20").with("main.go", SERVER);
    var old = of(build(programs));
    for (int minor = 21; minor <= programs.minor(); minor++) {
      int line = minor;
      assertThat(of(build(GoPrograms.in(directory, "1." + minor))))
          .as("go 1.%d", minor)
          .containsExactlyElementsOf(old.stream().filter(one -> one.since() > line).toList());
    }
  }

  @Test
  void findsNothingThatNoPackageAsksFor() throws Exception {
    var programs =
        GoPrograms.in(directory, "1.20")
            .requireMinor(25)
            .with("main.go", "package main\n\nfunc main() {}\n");
    var go = build(programs);
    assertThat(go.buildInfo().setting("DefaultGODEBUG").orElse("")).contains("tlsmlkem=0");
    assertThat(of(go))
        .extracting(LegacyDefault::name)
        .containsExactly("panicnil", "containermaxprocs", "updatemaxprocs");
  }
}
