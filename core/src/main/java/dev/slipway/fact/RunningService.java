package dev.slipway.fact;

import dev.slipway.model.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What runs of the service now, and how it last ended.
 *
 * @param mainPid {@code MainPID}; 0 when none runs
 * @param invocation {@code InvocationID}: another one after each start; empty before the first
 * @param executable what {@code /proc/PID/exe} points at, with {@code " (deleted)"} when that file
 *     was replaced; empty when none runs
 * @param digest of the bytes that run, whatever the path says
 * @param controlGroup {@code /system.slice/hello.service}; empty when nothing of it runs
 * @param processes all of the service's, the main one included
 * @param user {@code User}
 * @param type {@code Type}
 * @param startCommand {@code ExecStart} as systemctl shows it
 * @param exitCode {@code ExecMainCode}: 0 never ended, 1 exited, 2 killed, 3 dumped (CLD_…)
 * @param exitStatus {@code ExecMainStatus}: exit code or signal
 */
public record RunningService(
    long mainPid,
    String invocation,
    String executable,
    Optional<Digest> digest,
    String controlGroup,
    List<Member> processes,
    String user,
    String type,
    String startCommand,
    int exitCode,
    int exitStatus) {
  /** Copies the processes. */
  public RunningService {
    processes = List.copyOf(processes);
  }

  /**
   * A process of the service.
   *
   * @param pid its number
   * @param command its name, at most 15 characters
   */
  public record Member(long pid, String command) {}

  /** Whether its main process runs. */
  public boolean isRunning() {
    return mainPid > 0;
  }
}
