package dev.slipway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CauseTest {

  @Test
  void namesPanicAndFirstOwnFrame() {
    var cause =
        Cause.of(
            unhealthy(0, 0),
            """
            panic: assignment to entry in nil map

            goroutine 19 [running]:
            github.com/lib/pq@v1.2.0/conn.go
            net/http.(*conn).serve(0xc0000a8000, {0x6d2f08, 0xc0000a2000})
            	/usr/local/go/src/net/http/server.go:2102 +0x64c
            example.com/hello/store.(*Store).Put(0xc000012345)
            	/home/me/hello/store/store.go:31 +0x27
            hello.service: Main process exited, code=exited, status=2/INVALIDARGUMENT
            """
                .lines()
                .toList());

    assertThat(cause.text())
        .isEqualTo(
            "it ended; exit code 2; panic: assignment to entry in nil map in"
                + " example.com/hello/store.(*Store).Put (store.go:31)");
  }

  @Test
  void saysSystemdsOwnExitCodesInWords() {
    assertThat(Cause.of(unhealthy(1, 203), List.of()).text()).contains("203/EXEC: the executable");
    assertThat(Cause.of(unhealthy(1, 217), List.of()).text()).contains("the user does not exist");
  }

  @Test
  void saysSignalsByName() {
    assertThat(Cause.of(unhealthy(2, 31), List.of()).text()).contains("killed by SIGSYS");
  }

  @Test
  void findsThePortThatIsTaken() {
    var logs = List.of("listen tcp :8080: bind: address already in use");

    assertThat(Cause.takenPort(logs)).contains(8080);
    assertThat(Cause.of(unhealthy(1, 1), logs).text()).contains("bind: address already in use");
  }

  @Test
  void saysOutOfMemoryWhenOnlyTheLogKnows() {
    var logs = List.of("hello.service: A process of this unit has been killed by the OOM killer.");

    assertThat(Cause.of(unhealthy(0, 0), logs).text()).contains("too much memory");
  }

  @Test
  void saysTheReasonThatSystemdGives() {
    var logs =
        """
        Starting my service...
        svc.service: Failed to execute /opt/svc/current/svc: Exec format error
        svc.service: Failed at step EXEC spawning /opt/svc/current/svc: Exec format error
        svc.service: Main process exited, code=exited, status=203/EXEC
        svc.service: Failed with result 'exit-code'.
        Failed to start my service.
        """
            .lines()
            .toList();

    assertThat(Cause.of(unhealthy(1, 203), logs).text())
        .endsWith("; Failed to execute /opt/svc/current/svc: Exec format error");
  }

  @Test
  void saysTheReasonWhereNoProcessWasStarted() {
    var logs =
        List.of(
            "svc.service: Failed to load environment files: No such file or directory",
            "svc.service: Failed to run 'start' task: No such file or directory");

    assertThat(Cause.of(unhealthy(0, 0), logs).text())
        .isEqualTo("it ended; Failed to load environment files: No such file or directory");
  }

  @Test
  void saysTheLastWordsOfAProcessThatEnded() {
    var logs =
        """
        Started my service.
        2026/11/25 08:43:50 reading the zones
        2026/11/25 08:43:50 unknown time zone Europe/Berlin
        svc.service: Main process exited, code=exited, status=1/FAILURE
        svc.service: Failed with result 'exit-code'.
        """
            .lines()
            .toList();

    assertThat(Cause.of(unhealthy(1, 1), logs).text())
        .isEqualTo("it ended; exit code 1; 2026/11/25 08:43:50 unknown time zone Europe/Berlin");
  }

  @Test
  void doesNotBlameTheLastLineOfOneThatStillRuns() {
    var logs = List.of("Started my service.", "2026/11/25 08:43:50 GET / 200");

    assertThat(Cause.of(unhealthy(0, 0), logs).text()).isEqualTo("it ended");
  }

  private static Verdict.Unhealthy unhealthy(int code, int status) {
    return new Verdict.Unhealthy(
        "it ended",
        new Observation.Looked(
            Duration.ZERO,
            new UnitSeen("failed", "failed", "exit-code", 0, "a", 0, code, status),
            new ExecutableSeen.None(),
            Optional.empty(),
            List.of()));
  }
}
