package dev.slipway.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.Recorded;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.Origin;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.model.SystemdVersion;
import dev.slipway.unit.UnitRemark.BadLine;
import dev.slipway.unit.UnitRemark.BadValue;
import dev.slipway.unit.UnitRemark.CommentInValue;
import dev.slipway.unit.UnitRemark.Deprecated;
import dev.slipway.unit.UnitRemark.SwallowedLine;
import dev.slipway.unit.UnitRemark.UnknownKey;
import dev.slipway.unit.UnitRemark.UnknownSection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnitLintTest {

  private static final SystemdVersion VERSION = new SystemdVersion(252);

  /** 247 reads these headers as names of unknown sections, newer versions stop. */
  private static final Set<String> OTHERWISE_IN_247 = Set.of("header-quote", "header-control");

  /** systemd shows bytes that are no text in a way of its own. */
  private static final Set<String> NO_TEXT = Set.of("invalid-utf8", "noncharacter");

  @ParameterizedTest
  @MethodSource("dev.slipway.format.Recorded#versions")
  void remarksOnWhatVerifyRemarksOn(SystemdVersion version) {
    Map<String, byte[]> cases = Recorded.cases("unit", true);
    Map<String, List<String>> recorded = recorded(version);
    SoftAssertions softly = new SoftAssertions();
    cases.forEach(
        (name, content) -> {
          boolean isSkipped =
              NO_TEXT.contains(name)
                  || (OTHERWISE_IN_247.contains(name) && !version.isAtLeast(252));
          if (!isSkipped) {
            List<String> said = recorded.getOrDefault(name, List.of());
            List<String> ours = messages(name, content, version);
            softly.assertThat(ours).as(name + " under " + version).hasSameSizeAs(said);
            for (int i = 0; i < Math.min(ours.size(), said.size()); i++) {
              softly.assertThat(said.get(i)).as(name).startsWith(ours.get(i).split("••••")[0]);
            }
          }
        });
    softly.assertAll();
  }

  @Test
  void findsTheCommentThatIsPartOfAValue() {
    assertThat(remarks("[Service]\nExecStart=/x a # run it\n", CommentInValue.class))
        .extracting(CommentInValue::comment)
        .containsExactly("# run it");
    assertThat(
            remarks(
                "[Service]\nExecStart=/x \"a # b\"\n[Unit]\nDescription=a # b\n",
                CommentInValue.class))
        .isEmpty();
  }

  @Test
  void findsTheDirectiveThatABackslashSwallowed() {
    List<SwallowedLine> swallowed =
        remarks("[Service]\nExecStart=/x a \\\nUser=app\nRestart=no\n", SwallowedLine.class);
    assertThat(swallowed).hasSize(1);
    assertThat(swallowed.getFirst().at()).isEqualTo(new Origin("x.service", 3));
    assertThat(swallowed.getFirst().swallowed()).isEqualTo("User=app");
    assertThat(remarks("[Service]\nExecStart=/x \\\n  --a=b \\\n  FOO=bar\n", SwallowedLine.class))
        .isEmpty();
  }

  @Test
  void findsNothingInAHealthyUnit() {
    assertThat(
            remarks(
                """
                [Unit]
                Description=A healthy service
                After=network-online.target
                [Service]
                Type=exec
                User=app
                ExecStart=/opt/app/current/app --listen=:8080
                Environment=A=b "C=d e"
                EnvironmentFile=-/etc/app/app.env
                Restart=always
                RestartSec=2
                MemoryMax=512M
                LimitNOFILE=infinity
                ProtectSystem=strict
                StateDirectory=app
                [Install]
                WantedBy=multi-user.target
                """,
                UnitRemark.class))
        .isEmpty();
  }

  private static <T extends UnitRemark> List<T> remarks(String unit, Class<T> kind) {
    EffectiveUnit effective = EffectiveUnit.of(UnitFile.parse("x.service", unit));
    return UnitLint.remarks("service", effective, VERSION).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private static List<String> messages(String name, byte[] content, SystemdVersion version) {
    EffectiveUnit unit = EffectiveUnit.of(UnitFile.parse(name, content));
    return UnitLint.remarks("service", unit, version).stream()
        .flatMap(remark -> message(remark).stream())
        .toList();
  }

  private static Optional<String> message(UnitRemark remark) {
    return switch (remark) {
      case BadLine(var line) -> Optional.of(line.at().line() + ": " + line.message());
      case UnknownSection unknown -> Optional.of(unknown.at().line() + ": " + unknown.message());
      case UnknownKey unknown -> Optional.of(at(unknown.line()) + unknown.message());
      case BadValue bad -> Optional.of(at(bad.line()) + bad.complaint().message());
      case Deprecated deprecated -> Optional.of(at(deprecated.line()) + deprecated.notice());
      case CommentInValue comment -> Optional.empty();
      case SwallowedLine swallowed -> Optional.empty();
    };
  }

  private static String at(Assignment line) {
    return line.lastLine() + ": ";
  }

  private static Map<String, List<String>> recorded(SystemdVersion version) {
    Map<String, List<String>> recorded = new HashMap<>();
    for (List<String> fields : Recorded.results("unit", version)) {
      if (fields.getFirst().endsWith("/verify")) {
        recorded
            .computeIfAbsent(fields.getFirst().replace("/verify", ""), key -> new ArrayList<>())
            .add(fields.get(1));
      }
    }
    return recorded;
  }
}
