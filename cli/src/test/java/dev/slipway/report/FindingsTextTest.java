package dev.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalogue.Auto;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Repair;
import dev.slipway.finding.Severity;
import dev.slipway.terminal.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTextTest {
  private static final Finding UNKNOWN_KEY =
      Finding.of("UNIT-08", "systemd 252 does not know \"RestartSecs\" and ignores the line.")
          .lowered(Severity.RISK)
          .on("web1")
          .seen("deploy/hello.service:9", "RestartSecs=5")
          .fix("Write RestartSec=.", "sed -i 's/RestartSecs/RestartSec/' deploy/hello.service");

  private static final Findings FINDINGS =
      new Findings(
          List.of(UNKNOWN_KEY, UNKNOWN_KEY),
          List.of(new Findings.Unknown("SELinux", "web1", "getenforce: not found", "")),
          List.of(
              new Findings.Server("web1", true, "Debian 12, systemd 252, x86_64"),
              new Findings.Server("web2", false, "connect to web2: no answer in 10 s")),
          List.of("the binary: none is given"));

  @Test
  void showsCauseEvidenceFixAndCounts() {
    assertThat(String.join("\n", FindingsText.lines(FINDINGS, Style.PLAIN)))
        .isEqualTo(
            """
            web1  Debian 12, systemd 252, x86_64
            web2  not reached: connect to web2: no answer in 10 s

            RISK     UNIT-08  Unit has a key that this systemd does not know  on web1
                     cause  systemd 252 does not know "RestartSecs" and ignores the line.
                     seen   deploy/hello.service:9: RestartSecs=5
                     fix    Write RestartSec=.
                            $ sed -i 's/RestartSecs/RestartSec/' deploy/hello.service

            UNKNOWN  SELinux of web1: getenforce: not found
            not looked at: the binary: none is given

            1 risk   more: slipway explain UNIT-08\
            """);
  }

  @Test
  void writesTheReportOfTheContract() {
    assertThat(FindingsJson.text(FINDINGS))
        .containsSubsequence(
            "\"schema\" : \"slipway/report/1\"",
            "\"id\" : \"UNIT-08\"",
            "\"severity\" : \"risk\"",
            "\"title\"",
            "\"cause\"",
            "\"server\" : \"web1\"",
            "\"source\" : \"deploy/hello.service:9\"",
            "\"value\" : \"RestartSecs=5\"",
            "\"auto\" : \"manual\"",
            "\"unknown\"",
            "\"wouldNeed\"",
            "\"risk\" : 1",
            "\"reached\" : false");
  }

  /** The most that is done is what the page says, and a user's unit takes a yes. */
  @Test
  void saysHowMuchOfTheFixIsDone() {
    var unit = new Repair.EditProjectFile("hello.service", 9, "RestartSecs=5", "RestartSec=5");
    assertThat(auto(UNKNOWN_KEY.fix(Fix.of("Write it.").repairedBy(unit)))).isEqualTo(Auto.ASK);
    var reload = new Repair.RunOnServer("systemctl daemon-reload", "");
    assertThat(auto(Finding.of("UNIT-13", "x").fix(Fix.of("Reload.").repairedBy(reload))))
        .isEqualTo(Auto.SAFE);
    assertThat(auto(UNKNOWN_KEY)).isEqualTo(Auto.MANUAL);
  }

  private static Auto auto(Finding finding) {
    return Auto.of(finding);
  }
}
