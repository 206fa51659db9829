package dev.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.executable.Ability;
import dev.slipway.executable.Credential;
import dev.slipway.executable.Hardening;
import dev.slipway.executable.LegacyDefault;
import dev.slipway.executable.Portrait;
import dev.slipway.format.gobinary.EmbeddedFile;
import dev.slipway.format.gobinary.EmbeddedTree;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortraitTextTest {
  private static final Hardening NX =
      new Hardening("nx", "NX", Hardening.State.PRESENT, "the stack is not executable", "");

  private static List<String> lines(Portrait portrait) {
    var lines = new ArrayList<String>();
    new PortraitText(Style.PLAIN, (label, text) -> lines.add(label + ": " + text)).add(portrait);
    return lines;
  }

  @Test
  void saysEachPartOnceAndHowToChangeIt() {
    var portrait =
        new Portrait(
            List.of(
                NX,
                new Hardening("pie", "PIE", Hardening.State.ABSENT, "fixed", "-buildmode=pie"),
                new Hardening("relro", "RELRO", Hardening.State.NOT_APPLICABLE, "static", ""),
                new Hardening("fortify", "FORTIFY", Hardening.State.UNKNOWN, "no table", "")),
            List.of(
                new LegacyDefault("tls3des", "1", "3DES", 23),
                new LegacyDefault("tlssha1", "1", "SHA-1", 25)),
            Optional.of(
                List.of(
                    new Ability("exec", Ability.Area.PROGRAMS, "starts programs", List.of("f")))),
            List.of(new EmbeddedTree(List.of(new EmbeddedFile("a.txt", 6)))),
            List.of(new Credential("a GitHub token", "ghp_… (40 characters)", "its form", 77)));
    assertThat(lines(portrait))
        .containsExactly(
            """
            old ways: tls3des=1: 3DES
            tlssha1=1: SHA-1
            go 1.25 in go.mod, or godebug default=go1.25 there, ends them\
            """,
            "linked in: programs: starts programs (f)",
            "embeds: 6 bytes in 1 file: a.txt 6 bytes",
            """
            hardening: has NX
            lacks PIE: fixed; build with -buildmode=pie
            not applicable: RELRO (static)
            not known: FORTIFY (no table)\
            """,
            """
            secrets: it seems to hold a GitHub token, ghp_… (40 characters), at byte 77: its form
            whoever has the file has them: read them at the start, and make them void\
            """);
  }

  @Test
  void saysNothingOfWhatIsNotThere() {
    var portrait =
        new Portrait(List.of(NX), List.of(), Optional.of(List.of()), List.of(), List.of());
    assertThat(lines(portrait)).containsExactly("hardening: has NX");
  }
}
