package dev.slipway.unit;

import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.model.SystemdVersion;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which system calls {@code SystemCallFilter=} of a unit denies. The sets ({@code @network-io}) are
 * those of the server's systemd where that version was recorded, else a call counts as denied only
 * when it would be with the sets of every recorded version.
 */
public final class SystemCallFilter {
  private final List<Assignment> lines;
  private final List<SyscallSets> versions;

  private SystemCallFilter(List<Assignment> lines, List<SyscallSets> versions) {
    this.lines = lines;
    this.versions = versions;
  }

  /**
   * The filter of a unit; empty when it has none, or answers some calls otherwise than others
   * ({@code CALL:ERRNO}).
   */
  public static Optional<SystemCallFilter> of(EffectiveUnit unit, SystemdVersion version) {
    List<Assignment> lines = unit.assignments("Service", "SystemCallFilter");
    return lines.isEmpty() || lines.stream().anyMatch(line -> line.value().contains(":"))
        ? Optional.empty()
        : Optional.of(new SystemCallFilter(lines, versions(version)));
  }

  private static List<SyscallSets> versions(SystemdVersion version) {
    return Table.isRecorded(version.number())
        ? List.of(SyscallSets.of(version))
        : Table.RECORDED.stream().map(SystemdVersion::new).map(SyscallSets::of).toList();
  }

  /** The line from which on this call is denied; empty when it is allowed. */
  public Optional<Assignment> denying(String call) {
    Optional<Assignment> denying = Optional.empty();
    for (SyscallSets sets : versions) {
      denying = denying(call, sets);
      if (denying.isEmpty()) {
        break;
      }
    }
    return denying;
  }

  private Optional<Assignment> denying(String call, SyscallSets sets) {
    NamedSet set = NamedSet.OPEN;
    Optional<Assignment> denying = Optional.empty();
    for (Assignment line : lines) {
      set = with(set, line, sets);
      if (set.isAllowed(call)) {
        denying = Optional.empty();
      } else if (denying.isEmpty()) {
        denying = Optional.of(line);
      }
    }
    return denying;
  }

  /**
   * The set after one more line. An allow list begins with what every program needs; a name that
   * systemd does not know adds nothing (systemd 252, load-fragment.c).
   */
  static NamedSet with(NamedSet set, Assignment line, SyscallSets sets) {
    if (line.isEmpty()) {
      return NamedSet.OPEN;
    }
    boolean isInverted = line.value().startsWith("~");
    Set<String> calls = new LinkedHashSet<>();
    if (set.isOpen() && !isInverted) {
      calls.addAll(sets.calls("@default"));
    }
    Arrays.stream((isInverted ? line.value().substring(1) : line.value()).split("[ \t]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.replaceFirst(":.*", ""))
        .forEach(word -> calls.addAll(sets.calls(word)));
    return set.with(isInverted, calls);
  }
}
