package dev.slipway.unit;

import dev.slipway.model.SystemdVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One directive as one recorded version of systemd knows it.
 *
 * @param key {@code NoNewPrivileges}
 * @param hint the kind of value, as {@code systemd --dump-configuration-items} prints it: {@code
 *     BOOLEAN}, {@code SECONDS}, {@code OTHER} where it prints nothing more exact
 * @param since the version that first knew it; 201 stands for "201 or before"
 * @param sections where it may stand
 * @param complaint what systemd logs about a value it cannot use, {@code %s} being the value; empty
 *     where it takes everything or has several texts
 * @param notice what systemd logs whenever the directive is used, for deprecated ones
 */
public record Directive(
    String key,
    String hint,
    int since,
    Set<String> sections,
    Optional<String> complaint,
    Optional<String> notice) {

  /** The oldest version that was looked at. */
  public static final int OLDEST_SINCE = 201;

  public Directive {
    sections = Set.copyOf(sections);
  }

  public boolean isKnownTo(SystemdVersion version) {
    return version.isAtLeast(since);
  }

  /** A line of the table; the recorded versions it holds for are its fifth column. */
  static Directive read(List<String> columns) {
    return new Directive(
        columns.get(0),
        columns.get(1),
        Integer.parseInt(columns.get(2)),
        Set.of(columns.get(3).split(",")),
        column(columns, 5),
        column(columns, 6));
  }

  private static Optional<String> column(List<String> columns, int index) {
    return index < columns.size() && !columns.get(index).isEmpty()
        ? Optional.of(columns.get(index))
        : Optional.empty();
  }
}
