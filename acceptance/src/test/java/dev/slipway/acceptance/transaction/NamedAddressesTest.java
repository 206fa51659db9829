package dev.slipway.acceptance.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.acceptance.schema.Schemas;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/** A stripped service is killed by a fault: its log names the function, with C and without. */
@OnServers(Suite.BOOKWORM)
class NamedAddressesTest {
  private static final String PROGRAM =
      """
      package main

      /*
      __attribute__((noinline)) void poke_in_c(int *at) { *at = 1; }
      */
      import "C"

      import (
      	"fmt"
      	"os"
      	"os/signal"
      	"syscall"
      	"unsafe"
      )

      var nowhere uintptr = 8

      //go:noinline
      func poke(at *int) int {
      	return *at
      }

      func main() {
      	signals := make(chan os.Signal, 1)
      	signal.Notify(signals, syscall.SIGUSR1, syscall.SIGUSR2)
      	fmt.Println("ready, pc=0x401000")
      	if <-signals == syscall.SIGUSR1 {
      		C.poke_in_c(nil)
      	}
      	fmt.Println(poke((*int)(unsafe.Pointer(nowhere))))
      }
      """;

  @TempDir Path directory;

  @ServerTest
  void namesWhatAStrippedServiceLeavesUnnamed(SandboxServer server) throws Exception {
    write("go.mod", "module example.com/faulty\n\ngo 1.22\n");
    write("main.go", PROGRAM);
    write(
        "slipway.yaml",
        """
        service: faulty
        build: { strip: true, env: { CGO_ENABLED: "1" } }
        health: { watch: 2s, start: 5s }
        """);
    var deployed = launcher(server).run("deploy", server.name());
    assertThat(deployed.exit()).as(deployed.out() + deployed.err()).isZero();
    assertThat(server.sh("grep -c '[.]symtab' /opt/faulty/current/faulty || true")).isEqualTo("0");

    var healthy = logs(server);
    assertThat(healthy).contains("ready, pc=0x401000");
    assertThat(healthy.stripTrailing())
        .isEqualTo(
            server
                .sh("journalctl --quiet --no-pager -o short-iso -n 50 --unit faulty")
                .stripTrailing());

    crash(server, "USR2");
    crash(server, "USR1");

    var log = logs(server, "--lines", "500");
    assertThat(log)
        .containsPattern(
            "\\[signal SIGSEGV.* pc=(0x[0-9a-f]+)]\\n"
                + " {4}\\^ slipway: \\1 is main\\.poke\\+0x[0-9a-f]+,"
                + " example\\.com/faulty/main\\.go:20\\n")
        .containsPattern(
            "PC=(0x[0-9a-f]+) m=.*\\n {4}\\^ slipway: \\1 is poke_in_c\\+0x[0-9a-f]+\\n")
        .containsPattern("rip +(0x[0-9a-f]+)\\n {4}\\^ slipway: \\1 is poke_in_c\\+0x[0-9a-f]+\\n");
    assertThat(
            log.lines()
                .filter(line -> !line.startsWith("    ^ slipway: "))
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            server
                .sh("journalctl --quiet --no-pager -o short-iso -n 500 --unit faulty")
                .stripTrailing());

    var release = server.sh("basename $(readlink /opt/faulty/current)");
    var json = logs(server, "--release", release, "--lines", "500", "--format", "json");
    Schemas.load().assertValid(json, "slipway/logs/1");
    assertThat(json).contains("\"function\" : \"poke_in_c\"", "\"function\" : \"main.poke\"");

    var symbols = directory.resolve(".slipway/symbols");
    try (var files = Files.list(symbols)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    write(".slipway/build/linux-amd64/faulty", "another");
    var without = launcher(server).run("logs", server.name(), "--lines", "500");
    assertThat(without.exit()).isZero();
    assertThat(without.out()).doesNotContain("^ slipway");
    assertThat(without.err()).contains("are not named: neither it nor its symbols are in .slipway");
  }

  private static void crash(SandboxServer server, String signal) throws Exception {
    server.sh("systemctl kill --kill-who=main -s " + signal + " faulty");
    server.sh(
        "for i in $(seq 50); do journalctl -q -u faulty | grep -q '"
            + (signal.equals("USR1") ? "rip " : "signal SIGSEGV")
            + "' && systemctl -q is-active faulty && break; sleep 0.2; done; sleep 1");
  }

  private String logs(SandboxServer server, String... words) throws Exception {
    var all = new ArrayList<>(List.of("logs", server.name()));
    all.addAll(List.of(words));
    var run = launcher(server).run(all.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    return run.out();
  }

  private Launcher launcher(SandboxServer server) {
    return Launcher.packaged().in(directory).withSshConfig(server.sshConfig());
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(directory.resolve(name), text);
  }
}
