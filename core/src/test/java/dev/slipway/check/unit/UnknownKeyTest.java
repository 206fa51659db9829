package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.finding.Repair;
import dev.slipway.model.Declaration;
import dev.slipway.model.ServiceName;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnknownKeyTest {
  @Test
  void findsKeysThatSystemd252Ignores() {
    var subject =
        Given.unit(
            """
            [Service]
            DropCapabilities=ALL
            RestartSecs=3
            ImportEnvironment=HOME
            ExecStart=/opt/hello/current/hello
            """);
    assertThat(Given.brief(new UnknownKey().examine(subject)))
        .containsExactly(
            "UNIT-08 risk deploy/hello.service:2",
            "UNIT-08 risk deploy/hello.service:3",
            "UNIT-08 risk deploy/hello.service:4");
  }

  @Test
  void findsNothingInHealthyUnit() {
    var subject =
        Given.unit(
            """
            [Unit]
            Description=hello
            StartLimitIntervalSec=300
            StartLimitBurst=10

            [Service]
            Type=exec
            User=hello
            ExecStart=/opt/hello/current/hello
            Restart=always
            RestartSec=2
            LimitNOFILE=1024:524288
            MemoryMax=512M
            UMask=0077

            [Install]
            WantedBy=multi-user.target
            """);
    assertThat(new UnknownKey().examine(subject)).isEmpty();
  }

  @Test
  void findsNothingInExtensionsAndOtherSections() {
    var subject =
        Given.unit(
            """
            [Service]
            X-Own=1
            [X-Mine]
            Foo=1
            [Instal]
            Foo=1
            """);
    assertThat(new UnknownKey().examine(subject)).isEmpty();
  }

  @Test
  void findsNearestKeyAndOffersToWriteIt() {
    var finding =
        new UnknownKey()
            .examine(Given.unit("[Service]\nRestartSecs=3\n"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.fix().text()).isEqualTo("Did you mean RestartSec=?");
    assertThat(finding.fix().repair())
        .contains(
            new Repair.EditProjectFile("deploy/hello.service", 2, "RestartSecs=3", "RestartSec=3"));
  }

  @Test
  void findsWhatWasMeantByAnInventedKey() {
    var finding =
        new UnknownKey()
            .examine(Given.unit("[Service]\nDropCapabilities=ALL\n"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.fix().text()).contains("CapabilityBoundingSet=");
    assertThat(finding.fix().repair()).isEmpty();
  }

  @Test
  void findsKeyThatIsNewerThanTheServer() {
    var unit = Given.own("[Service]\nRestartSteps=5\n");
    var old = new UnknownKey().examine(Given.server(247).with(unit)).findFirst().orElseThrow();
    assertThat(old.cause()).contains("came with systemd 254").contains("systemd 247");
    assertThat(new UnknownKey().examine(Given.server(257).with(unit))).isEmpty();
  }

  @Test
  void findsKeyOfTheDeclarationWhereItIsWritten() {
    var hello = Declaration.of(new ServiceName("hello"));
    var declared =
        new Declaration(
            hello.service(),
            hello.executable(),
            hello.run(),
            hello.unit(),
            hello.health(),
            hello.keep(),
            Optional.empty(),
            hello.targets(),
            Map.of("run.sandbox.NoSuchKey", "slipway.yaml:9"));
    var subject = Given.server().with(declared).with(Given.generated("[Service]\nNoSuchKey=1\n"));
    assertThat(Given.brief(new UnknownKey().examine(subject)))
        .containsExactly("UNIT-08 risk slipway.yaml:9");
  }
}
