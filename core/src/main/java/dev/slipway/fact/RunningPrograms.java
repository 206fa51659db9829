package dev.slipway.fact;

import dev.slipway.format.gobinary.BuildInfo;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Go programs that run as services, in the order of their units.
 *
 * @param programs one for each executable of each unit
 * @param others how many other executables run as services
 */
public record RunningPrograms(List<Program> programs, int others) {

  /** Copies the list. */
  public RunningPrograms {
    programs = List.copyOf(programs);
  }

  /** What lies now where a process was started from. */
  public enum OnDisk {
    /** The file that runs. */
    SAME,
    /** Another file: a restart would start that one. */
    REPLACED,
    /** Nothing: a restart would fail. */
    DELETED
  }

  /**
   * One executable that runs in a unit.
   *
   * @param unit {@code hello.service}
   * @param pids the processes that run it, ascending
   * @param executable where it was started from
   * @param onDisk what lies there now
   * @param running what it was built of; unknown for programs of Go 1.17 and older
   * @param replacement what the file was built of that lies there now; unknown unless it is another
   *     program in Go
   */
  public record Program(
      String unit,
      List<Long> pids,
      String executable,
      OnDisk onDisk,
      Fact<BuildInfo> running,
      Fact<BuildInfo> replacement) {

    /** Copies the list. */
    public Program {
      pids = List.copyOf(pids);
    }

    /** The same program with the processes of another that runs the same file in the same unit. */
    public Program and(Program more) {
      return new Program(
          unit,
          Stream.concat(pids.stream(), more.pids.stream()).sorted().toList(),
          executable,
          onDisk,
          running,
          replacement);
    }
  }
}
