package dev.slipway.unit;

import dev.slipway.format.unit.Complaint;
import dev.slipway.format.unit.Origin;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.format.unit.UnitLine.Invalid;
import java.util.Optional;

/** Something in a unit that does not do what its author meant. */
public sealed interface UnitRemark {

  /** Where it stands. */
  Origin at();

  /** A line that systemd cannot read. */
  record BadLine(Invalid line) implements UnitRemark {
    @Override
    public Origin at() {
      return line.at();
    }
  }

  /**
   * A section that systemd ignores with all that stands in it.
   *
   * @param nearest a section of this type of unit that is spelled much alike
   * @param message what systemd logs
   */
  record UnknownSection(Origin at, String name, Optional<String> nearest, String message)
      implements UnitRemark {}

  /**
   * A key that systemd ignores.
   *
   * @param status why: misspelled, in the wrong section, too new, removed
   * @param message what systemd logs
   */
  record UnknownKey(Assignment line, KeyStatus status, String message) implements UnitRemark {
    @Override
    public Origin at() {
      return line.at();
    }
  }

  /** A value that systemd cannot use. */
  record BadValue(Assignment line, Complaint complaint) implements UnitRemark {
    @Override
    public Origin at() {
      return line.at();
    }
  }

  /**
   * A directive or a value that systemd will take no longer.
   *
   * @param notice what systemd logs
   */
  record Deprecated(Assignment line, String notice) implements UnitRemark {
    @Override
    public Origin at() {
      return line.at();
    }
  }

  /**
   * Text after a value that looks like a comment and is part of the value: comments have lines of
   * their own.
   *
   * @param comment from the {@code #} on
   */
  record CommentInValue(Assignment line, String comment) implements UnitRemark {
    @Override
    public Origin at() {
      return line.at();
    }
  }

  /**
   * A line that looks like a directive and was joined to the one before it by a backslash.
   *
   * @param swallowed the line as written
   */
  record SwallowedLine(Assignment line, Origin at, String swallowed) implements UnitRemark {}
}
