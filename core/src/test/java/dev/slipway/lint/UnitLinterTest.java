package dev.slipway.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.Recorded;
import dev.slipway.model.SystemdVersion;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnitLinterTest {
  private static final SystemdVersion VERSION = new SystemdVersion(252);

  private static UnitLinter.Source source(String name, String text) {
    return UnitLinter.Source.of(name, text.getBytes(UTF_8));
  }

  private static Stream<String> remarks(String name, String text, UnitLinter.Source... dropIns) {
    return UnitLinter.remarks(name, source(name, text), List.of(dropIns), VERSION).stream()
        .map(
            remark ->
                "%s:%d:%d %s %s"
                    .formatted(
                        remark.file(),
                        remark.line(),
                        remark.column(),
                        remark.finding().id(),
                        remark.finding().severity().word()));
  }

  @Test
  void findsEachMistakeOnceWithItsPlace() {
    assertThat(
            remarks(
                "x.service",
                """
                [Unit]
                Description=x
                RestartSec=2
                [Service]
                ExecStart=/opt/x/x
                  Restart = allways
                DropCapabilities=ALL
                Environment=A=b c
                MemoryMax=1G # one
                what is this
                [Instal]
                WantedBy=multi-user.target
                """))
        .containsExactly(
            "x.service:3:1 UNIT-09 risk",
            "x.service:6:13 UNIT-34 risk",
            "x.service:7:1 UNIT-08 risk",
            "x.service:8:13 ENV-12 risk",
            "x.service:9:11 UNIT-35 risk",
            "x.service:10:1 UNIT-53 risk",
            "x.service:11:1 UNIT-10 risk");
  }

  @Test
  void findsTheLineThatKeepsAUnitFromLoading() {
    assertThat(remarks("x.service", "[Service\nExecStart=/opt/x/x\n"))
        .containsExactly("x.service:1:1 UNIT-53 blocker");
  }

  @Test
  void findsTheValueThatKeepsAUnitFromStarting() {
    assertThat(
            remarks(
                "x.service",
                "[Service]\nExecStart=/opt/x/x\nRestart=always\nWorkingDirectory=opt/x\n"))
        .containsExactly("x.service:4:18 UNIT-34 blocker");
  }

  @Test
  void looksIntoDropIns() {
    assertThat(
            remarks(
                "x.service",
                "[Service]\nExecStart=/opt/x/x\nRestart=always\n",
                source("x.service.d/10-more.conf", "[Service]\nMemoryMx=1G\n")))
        .containsExactly("x.service.d/10-more.conf:2:1 UNIT-08 risk");
  }

  @Test
  void judgesADropInAloneByItsTextOnly() {
    var alone =
        UnitLinter.remarks(
            "x.service",
            source("10-more.conf", "[Service]\nRestart=no\nFoo=1\n"),
            List.of(),
            VERSION);
    assertThat(alone).extracting(remark -> remark.finding().id()).containsExactly("UNIT-08");
  }

  @Test
  void findsNothingInHealthyUnitsOfEveryType() {
    assertThat(remarks("x.service", "[Service]\nExecStart=/opt/x/x\nRestart=always\n")).isEmpty();
    assertThat(
            remarks(
                "x.service",
                """
                [Unit]
                OnFailureJobMode=replace-irreversibly
                [Service]
                ExecStart=/opt/x/x
                Restart=always
                WorkingDirectory=-%h/x
                """))
        .isEmpty();
    assertThat(remarks("x.socket", "[Socket]\nListenStream=8080\nAccept=no\n")).isEmpty();
    assertThat(remarks("x.timer", "[Timer]\nOnCalendar=daily\nPersistent=true\n")).isEmpty();
    assertThat(remarks("x.path", "[Path]\nPathChanged=/etc/x\n")).isEmpty();
    assertThat(remarks("srv.mount", "[Mount]\nWhat=/dev/vdb\nWhere=/srv\n")).isEmpty();
    assertThat(remarks("x.slice", "[Slice]\nMemoryMax=1G\n")).isEmpty();
    assertThat(remarks("x.target", "[Unit]\nDescription=x\n[Install]\nAlias=y.target\n")).isEmpty();
  }

  /** What the real tool said about these units is in the recordings. */
  @ParameterizedTest
  @MethodSource("dev.slipway.format.Recorded#versions")
  void remarksOnEveryLineThatVerifyRemarksOn(SystemdVersion version) {
    var softly = new SoftAssertions();
    var cases = Recorded.cases("unit", true);
    for (var fields : Recorded.results("unit", version)) {
      var name = fields.getFirst().replace("/verify", "");
      if (fields.getFirst().endsWith("/verify") && !name.startsWith("header-")) {
        int line = Integer.parseInt(fields.get(1).substring(0, fields.get(1).indexOf(':')));
        var remarks =
            UnitLinter.remarks(
                "x.service",
                UnitLinter.Source.of("x.service", cases.getOrDefault(name, new byte[0])),
                List.of(),
                version);
        // The tool names the last of joined lines, a remark the first.
        softly
            .assertThat(remarks)
            .as("%s under %s: %s", name, version, fields.get(1))
            .anySatisfy(remark -> assertThat(remark.line()).isLessThanOrEqualTo(line));
      }
    }
    softly.assertAll();
  }
}
