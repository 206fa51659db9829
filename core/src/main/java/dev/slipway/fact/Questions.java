package dev.slipway.fact;

import dev.slipway.model.ServiceName;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
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
 * @param names what is asked for by its name or path, by what it is
 * @param countsTasks whether the processes and threads of each account are counted
 */
public record Questions(
    Optional<ServiceName> service,
    SortedSet<Integer> ports,
    Map<Kind, SortedSet<String>> names,
    boolean countsTasks) {

  /** What is asked for by its name or path. */
  public enum Kind {
    PATH,
    USER,
    GROUP,
    ENVIRONMENT_FILE,
    PROGRAM,
    UNIT,
    CONDITION
  }

  /** Nothing but what every server gives. */
  public static final Questions NONE =
      new Questions(Optional.empty(), new TreeSet<>(), Map.of(), false);

  /** Absolute paths whose every element is looked at: kind, mode, owner, link target. */
  public SortedSet<String> paths() {
    return all(Kind.PATH);
  }

  /** Account names or numbers. */
  public SortedSet<String> users() {
    return all(Kind.USER);
  }

  /** Group names or numbers. */
  public SortedSet<String> groups() {
    return all(Kind.GROUP);
  }

  /** Absolute paths of environment files, read whole (their values are secrets), globs included. */
  public SortedSet<String> environmentFiles() {
    return all(Kind.ENVIRONMENT_FILE);
  }

  /** Absolute paths of files that are started, of which the first bytes are read. */
  public SortedSet<String> programs() {
    return all(Kind.PROGRAM);
  }

  /** Names of other units, of which it is asked whether systemd can load them. */
  public SortedSet<String> units() {
    return all(Kind.UNIT);
  }

  /** Lines such as {@code ConditionPathExists=/x}. */
  public SortedSet<String> conditions() {
    return all(Kind.CONDITION);
  }

  /** The same questions and one more path. */
  public Questions path(String absolute) {
    return with(Kind.PATH, absolute);
  }

  /** The same questions and one more port. */
  public Questions port(int port) {
    return new Questions(service, plus(ports, port), names, countsTasks);
  }

  /** The same questions and one more account. */
  public Questions user(String name) {
    return with(Kind.USER, name);
  }

  /** The same questions and one more group. */
  public Questions group(String name) {
    return with(Kind.GROUP, name);
  }

  /** The same questions and one more environment file. */
  public Questions environmentFile(String absolute) {
    return with(Kind.ENVIRONMENT_FILE, absolute);
  }

  /** The same questions and one more file that is started. */
  public Questions program(String absolute) {
    return with(Kind.PROGRAM, absolute);
  }

  /** The same questions and one more unit. */
  public Questions unit(String name) {
    return with(Kind.UNIT, name);
  }

  /** The same questions and one more condition. */
  public Questions condition(String line) {
    return with(Kind.CONDITION, line);
  }

  /** The same questions and how many tasks each account has. */
  public Questions tasks() {
    return new Questions(service, ports, names, true);
  }

  /** The same questions about this service. */
  public Questions service(ServiceName name) {
    return new Questions(Optional.of(name), ports, names, countsTasks);
  }

  private SortedSet<String> all(Kind kind) {
    return names.getOrDefault(kind, Collections.emptySortedSet());
  }

  private Questions with(Kind kind, String name) {
    var more = new EnumMap<Kind, SortedSet<String>>(Kind.class);
    more.putAll(names);
    more.put(kind, plus(all(kind), name));
    return new Questions(service, ports, Collections.unmodifiableMap(more), countsTasks);
  }

  private static <T extends Comparable<T>> SortedSet<T> plus(Set<T> set, T more) {
    var result = new TreeSet<>(set);
    result.add(more);
    return Collections.unmodifiableSortedSet(result);
  }
}
