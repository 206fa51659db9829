package dev.slipway.fact;

import dev.slipway.model.ServiceName;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a server is asked beside the facts that every server gives: everything is decided before the
 * one exec that gathers them.
 *
 * @param service the service, whose unit, releases and process are looked at
 * @param ports TCP ports of interest
 * @param paths absolute paths whose every element is looked at: kind, mode, owner, link target
 * @param users account names or numbers
 * @param groups group names or numbers
 * @param environmentFiles absolute paths of environment files, read whole (their values are
 *     secrets), globs included
 * @param programs absolute paths of files that are started, of which the first bytes are read
 * @param units names of other units, of which it is asked whether systemd can load them
 * @param conditions lines such as {@code ConditionPathExists=/x}
 * @param countsTasks whether the processes and threads of each account are counted
 */
public record Questions(
    Optional<ServiceName> service,
    SortedSet<Integer> ports,
    SortedSet<String> paths,
    SortedSet<String> users,
    SortedSet<String> groups,
    SortedSet<String> environmentFiles,
    SortedSet<String> programs,
    SortedSet<String> units,
    SortedSet<String> conditions,
    boolean countsTasks) {

  /** Nothing but what every server gives. */
  public static final Questions NONE =
      new Questions(
          Optional.empty(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          false);

  /** The same questions and one more path. */
  public Questions path(String absolute) {
    return new Questions(
        service,
        ports,
        plus(paths, absolute),
        users,
        groups,
        environmentFiles,
        programs,
        units,
        conditions,
        countsTasks);
  }

  /** The same questions and one more port. */
  public Questions port(int port) {
    return new Questions(
        service,
        plus(ports, port),
        paths,
        users,
        groups,
        environmentFiles,
        programs,
        units,
        conditions,
        countsTasks);
  }

  /** The same questions and one more account. */
  public Questions user(String name) {
    return new Questions(
        service,
        ports,
        paths,
        plus(users, name),
        groups,
        environmentFiles,
        programs,
        units,
        conditions,
        countsTasks);
  }

  /** The same questions and one more group. */
  public Questions group(String name) {
    return new Questions(
        service,
        ports,
        paths,
        users,
        plus(groups, name),
        environmentFiles,
        programs,
        units,
        conditions,
        countsTasks);
  }

  /** The same questions and one more environment file. */
  public Questions environmentFile(String absolute) {
    return new Questions(
        service,
        ports,
        paths,
        users,
        groups,
        plus(environmentFiles, absolute),
        programs,
        units,
        conditions,
        countsTasks);
  }

  /** The same questions and one more file that is started. */
  public Questions program(String absolute) {
    return new Questions(
        service,
        ports,
        paths,
        users,
        groups,
        environmentFiles,
        plus(programs, absolute),
        units,
        conditions,
        countsTasks);
  }

  /** The same questions and one more unit. */
  public Questions unit(String name) {
    return new Questions(
        service,
        ports,
        paths,
        users,
        groups,
        environmentFiles,
        programs,
        plus(units, name),
        conditions,
        countsTasks);
  }

  /** The same questions and one more condition. */
  public Questions condition(String line) {
    return new Questions(
        service,
        ports,
        paths,
        users,
        groups,
        environmentFiles,
        programs,
        units,
        plus(conditions, line),
        countsTasks);
  }

  /** The same questions and how many tasks each account has. */
  public Questions tasks() {
    return new Questions(
        service, ports, paths, users, groups, environmentFiles, programs, units, conditions, true);
  }

  /** The same questions about this service. */
  public Questions service(ServiceName name) {
    return new Questions(
        Optional.of(name),
        ports,
        paths,
        users,
        groups,
        environmentFiles,
        programs,
        units,
        conditions,
        countsTasks);
  }

  private static <T extends Comparable<T>> SortedSet<T> plus(Set<T> set, T more) {
    var result = new TreeSet<>(set);
    result.add(more);
    return java.util.Collections.unmodifiableSortedSet(result);
  }
}
