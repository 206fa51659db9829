package dev.slipway.executable;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On programs that can do something, and on one that can do nothing. */
class AbilityTest {
  @TempDir Path directory;

  private List<Ability> of(String goLine, String main, String... words) throws Exception {
    var programs = GoPrograms.in(directory, goLine).with("main.go", main);
    var elf = programs.build("program", ".", words);
    return Portrait.of(elf, Optional.of(GoPrograms.go(elf))).abilities().orElseThrow();
  }

  private static final String ABLE =
      """
      package main

      import (
      	_ "expvar"
      	"net"
      	"net/http"
      	_ "net/http/pprof"
      	"os"
      	"os/exec"
      	"os/signal"
      	"syscall"
      	_ "time/tzdata"
      	"time"
      )

      func main() {
      	hangup := make(chan os.Signal, 1)
      	signal.Notify(hangup, syscall.SIGHUP)
      	println(os.Getenv("LISTEN_FDS"), os.Getenv("NOTIFY_SOCKET"))
      	exec.Command("true").Run()
      	time.LoadLocation("Europe/Berlin")
      	l, _ := net.Listen("tcp", ":0")
      	http.Serve(l, nil)
      }
      """;

  @Test
  void findsWhatIsLinkedInWithItsEvidence() throws Exception {
    var abilities = of("1.22", ABLE, "CGO_ENABLED=0", "'-ldflags=-s -w'");
    assertThat(abilities)
        .extracting(one -> one.id() + " " + one.evidence().getFirst())
        .contains(
            "listen-tcp net.(*sysListener).listenTCP",
            "http-server net/http.(*Server).Serve",
            "socket-activation LISTEN_FDS",
            "sd-notify NOTIFY_SOCKET",
            "signals os/signal.Notify",
            "exec os/exec.(*Cmd).Start",
            "pprof net/http/pprof.init.0",
            "expvar expvar.init.0",
            "time-zones time/tzdata")
        .noneMatch(found -> found.startsWith("cpu-limit") || found.startsWith("c-resolver"));
    assertThat(abilities).isSortedAccordingTo((a, b) -> a.area().compareTo(b.area()));
  }

  @Test
  void findsNothingInAProgramThatDoesNothing() throws Exception {
    assertThat(of("1.22", "package main\n\nfunc main() {}\n", "CGO_ENABLED=0")).isEmpty();
  }

  @Test
  void findsTheResolverOfTheCLibraryAndTheCpuLimitOfANewGo() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        GoPrograms.hasCompiler(), "needs gcc: apt-get install gcc libc6-dev");
    GoPrograms.in(directory, "1.22").requireMinor(25);
    var main =
        """
        package main

        import "net"

        func main() { println(net.LookupHost("localhost")) }
        """;
    assertThat(of("1.25", main, "CGO_ENABLED=1"))
        .extracting(Ability::id)
        .contains("c-resolver", "cpu-limit")
        .doesNotContain("listen-tcp");
    assertThat(of("1.25", main, "CGO_ENABLED=0"))
        .extracting(Ability::id)
        .doesNotContain("c-resolver");
  }
}
