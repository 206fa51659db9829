package dev.slipway.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.ExecLine;
import dev.slipway.format.unit.Specifiers;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.model.Run;
import dev.slipway.model.ServiceName;
import dev.slipway.model.SystemdVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceUnitTest {

  private static final ServiceName HELLO = new ServiceName("hello");

  @Test
  void rendersTheRecommendedUnit() {
    assertThat(render(Run.DEFAULT))
        .isEqualTo(
            """
            # Made by Slipway from slipway.yaml; the next deploy writes it anew.
            [Unit]
            Description=hello
            Wants=network-online.target
            After=network-online.target
            StartLimitIntervalSec=300
            StartLimitBurst=10

            [Service]
            Type=exec
            User=hello
            ExecStart=/opt/hello/current/hello
            WorkingDirectory=/
            Restart=always
            RestartSec=2
            TimeoutStartSec=60
            TimeoutStopSec=30
            KillMode=mixed
            TasksMax=512
            LimitCORE=0
            UMask=0077
            StateDirectory=hello
            RuntimeDirectory=hello
            NoNewPrivileges=yes
            CapabilityBoundingSet=
            AmbientCapabilities=
            RestrictSUIDSGID=yes
            ProtectSystem=strict
            ProtectHome=yes
            PrivateTmp=yes
            PrivateDevices=yes
            PrivateMounts=yes
            ProtectKernelTunables=yes
            ProtectKernelModules=yes
            ProtectKernelLogs=yes
            ProtectControlGroups=yes
            ProtectClock=yes
            ProtectHostname=yes
            KeyringMode=private
            ProtectProc=invisible
            RestrictNamespaces=yes
            RestrictRealtime=yes
            LockPersonality=yes
            RemoveIPC=yes
            MemoryDenyWriteExecute=yes
            RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
            SystemCallArchitectures=native
            SystemCallFilter=@system-service
            SystemCallFilter=~@privileged
            SystemCallErrorNumber=EPERM

            [Install]
            WantedBy=multi-user.target
            """);
  }

  @Property
  void startsTheExecutableWithTheArgumentsThatWereDeclared(@ForAll List<String> declared) {
    List<String> args = declared.stream().map(arg -> arg.replaceAll("[\\x00\\p{Cs}]", "")).toList();
    SystemdVersion version = new SystemdVersion(252);
    EffectiveUnit unit = parsed(render(run(args, Map.of(), List.of(), Optional.empty())));

    String value = one(unit, "ExecStart").value();
    ExecLine line = ExecLine.parse(value, version);

    assertThat(line.complaints()).isEmpty();
    List<String> words =
        line.commands()
            .getFirst()
            .arguments(Specifiers.forUnit("hello.service", version), Map.of());
    assertThat(words.getFirst()).isEqualTo("/opt/hello/current/hello");
    assertThat(words.subList(1, words.size())).isEqualTo(args);
  }

  @ParameterizedTest
  @ValueSource(ints = {247, 252, 257})
  void saysNothingThatTheServersSystemdDoesNotKnow(int number) {
    SystemdVersion version = new SystemdVersion(number);
    DirectiveTable table = DirectiveTable.of(version);
    UnitFile unit = UnitFile.parse("hello.service", render(everything(), version));
    assertThat(unit.invalidLines()).isEmpty();
    for (Assignment line : unit.assignments()) {
      assertThat(table.status(line.section(), line.key()))
          .as(line.key())
          .isInstanceOf(KeyStatus.Known.class);
    }
  }

  @Test
  void leavesOutWhatAnOldSystemdDoesNotKnowAndSaysSo() {
    String unit = render(Run.DEFAULT, new SystemdVersion(245));
    assertThat(unit)
        .contains(
            "# ProtectProc=invisible is left out: it needs systemd 247, the server has 245.\n");
    assertThat(parsed(unit).assignments("Service", "ProtectProc")).isEmpty();
  }

  @Test
  void leavesOutWhatTheExecutableContradictsAndSaysSo() {
    ExecutableTraits traits =
        new ExecutableTraits(
            Optional.empty(),
            Optional.of("github.com/tetratelabs/wazero"),
            List.of(),
            Optional.empty());
    String unit =
        ServiceUnit.render(
            new UnitSettings(HELLO, "hello", Run.DEFAULT, traits, new SystemdVersion(252)));
    assertThat(unit)
        .contains(
            "# MemoryDenyWriteExecute=yes is left out: github.com/tetratelabs/wazero makes machine"
                + " code while it runs.\n");
    assertThat(parsed(unit).assignments("Service", "MemoryDenyWriteExecute")).isEmpty();
  }

  @Test
  void letsA32BitExecutableMakeSystemCalls() {
    ExecutableTraits traits =
        new ExecutableTraits(Optional.empty(), Optional.empty(), List.of(), Optional.of("x86"));
    String unit =
        ServiceUnit.render(
            new UnitSettings(HELLO, "hello", Run.DEFAULT, traits, new SystemdVersion(252)));
    assertThat(unit)
        .contains(
            """
            # x86: the executable is made for it.
            SystemCallArchitectures=native x86
            """);
  }

  @Test
  void letsTheSystemCallsThroughThatTheExecutableMakes() {
    ExecutableTraits traits =
        new ExecutableTraits(
            Optional.empty(),
            Optional.empty(),
            List.of(new LinkedCall("golang.org/x/sys/unix.Adjtimex", LinkedCall.Kind.CLOCK)),
            Optional.empty());
    String unit =
        ServiceUnit.render(
            new UnitSettings(HELLO, "hello", Run.DEFAULT, traits, new SystemdVersion(252)));
    assertThat(unit)
        .contains(
            "# ProtectClock=yes is left out: golang.org/x/sys/unix.Adjtimex is linked in.\n",
            """
            # adjtimex clock_adjtime: golang.org/x/sys/unix.Adjtimex is linked in.
            SystemCallFilter=@system-service
            SystemCallFilter=~@privileged
            SystemCallFilter=adjtimex clock_adjtime
            SystemCallErrorNumber=EPERM
            """);
  }

  @Test
  void waitsForReadinessOnlyWhenTheExecutableSendsIt() {
    ExecutableTraits traits =
        new ExecutableTraits(
            Optional.of("daemon.SdNotify"), Optional.empty(), List.of(), Optional.empty());
    UnitSettings settings =
        new UnitSettings(HELLO, "hello", Run.DEFAULT, traits, new SystemdVersion(252));
    assertThat(one(parsed(ServiceUnit.render(settings)), "Type").value()).isEqualTo("notify");
    assertThat(one(parsed(render(Run.DEFAULT)), "Type").value()).isEqualTo("exec");
  }

  @Test
  void limitsGoToNineTenthsOfTheMemory() {
    Run limited = run(List.of(), Map.of(), List.of(), Optional.of(512L << 20));
    assertThat(render(limited)).contains("\nMemoryMax=512M\n", "\nEnvironment=GOMEMLIMIT=460MiB\n");
    Run own = run(List.of(), Map.of("GOMEMLIMIT", "1GiB"), List.of(), Optional.of(512L << 20));
    assertThat(render(own)).contains("GOMEMLIMIT=1GiB").doesNotContain("460MiB");
    assertThat(ServiceLines.goMemoryLimit(1000)).isEqualTo("900B");
  }

  @Test
  void takesAPortBelow1024WithOneCapability() {
    assertThat(render(run(List.of(), Map.of(), List.of(80, 8080), Optional.empty())))
        .contains(
            "\nCapabilityBoundingSet=CAP_NET_BIND_SERVICE\n",
            "\nAmbientCapabilities=CAP_NET_BIND_SERVICE\n");
    assertThat(render(run(List.of(), Map.of(), List.of(8080), Optional.empty())))
        .contains("\nCapabilityBoundingSet=\n");
  }

  @Test
  void opensTheSandboxForDeclaredPaths() {
    Run run = everything();
    String unit = render(run);
    assertThat(unit)
        .contains(
            "\nStateDirectory=hello hello/db\n",
            "\nLogsDirectory=hello\n",
            "\nReadWritePaths=/srv/data \"/srv/with space\" /tmp/x /home/app\n",
            "# ProtectHome=yes is left out: the service uses /home/app.\n",
            "# PrivateTmp=yes is left out: the service uses /tmp/x.\n",
            "\nEnvironmentFile=/etc/hello/hello.env\n");
  }

  @Test
  void letsTheUserOverrideDirectiveByDirective() {
    Run run =
        new Run(
            Optional.empty(),
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of(
                "SystemCallFilter",
                "@system-service",
                "LimitNOFILE",
                "1048576",
                "StartLimitBurst",
                "3",
                "ConditionPathExists",
                "/srv"));
    EffectiveUnit unit = parsed(render(run));
    assertThat(one(unit, "SystemCallFilter").value()).isEqualTo("@system-service");
    assertThat(one(unit, "LimitNOFILE").value()).isEqualTo("1048576");
    assertThat(unit.assignments("Unit", "StartLimitBurst").getFirst().value()).isEqualTo("3");
    assertThat(unit.assignments("Unit", "ConditionPathExists")).hasSize(1);
  }

  @Test
  void refusesAnOverrideThatWouldAddLines() {
    Run run =
        new Run(
            Optional.empty(),
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of("UMask", "0077\nUser=root"));
    assertThatThrownBy(() -> render(run)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Run everything() {
    return new Run(
        Optional.of("app"),
        List.of("--listen=:80", "a b"),
        Map.of("A", "b c"),
        List.of("deploy/hello.env"),
        List.of(80),
        Optional.of("/var/lib/hello"),
        List.of(
            "/var/lib/hello/db",
            "/var/log/hello",
            "/srv/data",
            "/srv/with space",
            "/tmp/x",
            "/home/app"),
        List.of("SYS_NICE"),
        Optional.of(1L << 30),
        Map.of());
  }

  private static Run run(
      List<String> args, Map<String, String> env, List<Integer> ports, Optional<Long> memory) {
    return new Run(
        Optional.empty(),
        args,
        env,
        List.of(),
        ports,
        Optional.empty(),
        List.of(),
        List.of(),
        memory,
        Map.of());
  }

  private static String render(Run run) {
    return render(run, new SystemdVersion(252));
  }

  private static String render(Run run, SystemdVersion version) {
    return ServiceUnit.render(
        new UnitSettings(HELLO, "hello", run, ExecutableTraits.UNKNOWN, version));
  }

  private static EffectiveUnit parsed(String unit) {
    return EffectiveUnit.of(UnitFile.parse("hello.service", unit));
  }

  private static Assignment one(EffectiveUnit unit, String key) {
    List<Assignment> lines = unit.assignments("Service", key);
    assertThat(lines).as(key).hasSize(1);
    return lines.getFirst();
  }
}
