package dev.slipway.format.unit;

import dev.slipway.model.SystemdVersion;
import java.util.List;
import java.util.Optional;

/**
 * The value of one {@code ExecStart=} line or its kin: the commands it holds and what systemd says
 * about it. A complaint that is fatal comes last: systemd reads no further and the unit does not
 * start.
 *
 * @param commands in order; more than one when the line has a {@code ;} as a word of its own
 */
public record ExecLine(List<ExecCommand> commands, List<Complaint> complaints) {

  public ExecLine {
    commands = List.copyOf(commands);
    complaints = List.copyOf(complaints);
  }

  /** Reads a value as the given version does; an empty one holds no command. */
  public static ExecLine parse(String value, SystemdVersion version) {
    return new ExecLineReader(value, version).read();
  }

  public Optional<Complaint> fatal() {
    return complaints.stream().filter(Complaint::isFatal).findFirst();
  }
}
