package dev.slipway.unit;

import dev.slipway.executable.Ability;
import dev.slipway.format.FormatException;
import dev.slipway.format.gobinary.GoBinary;
import dev.slipway.format.gobinary.GoVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * System calls that a Go program makes in any case at its start: traced with Go 1.18 to 1.27 on
 * amd64; on arm64 the same code of the runtime makes them. Which of them end the program when they
 * are refused with EPERM was tried for each on a server.
 */
public final class GoSystemCalls {
  private static final int FIRST_TRACED = 18;
  private static final int LAST_TRACED = 27;

  private final GoBinary go;
  private final String goarch;
  private final int minor;
  private final List<String> refused = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  private GoSystemCalls(GoBinary go, String goarch, int minor) {
    this.go = go;
    this.goarch = goarch;
    this.minor = minor;
  }

  /**
   * The calls of this program, none when its Go or its machine was not traced.
   *
   * @param listens whether it has to open a TCP port by itself
   */
  public static GoSystemCalls of(GoBinary go, String goarch, boolean listens) {
    int minor =
        go.buildInfo()
            .version()
            .filter(version -> version.major() == 1)
            .map(GoVersion::minor)
            .orElse(0);
    var calls = new GoSystemCalls(go, goarch, minor);
    if (Set.of("amd64", "arm64").contains(goarch)
        && minor >= FIRST_TRACED
        && minor <= LAST_TRACED) {
      calls.start();
      if (listens && Ability.LISTENING_TCP.stream().anyMatch(calls::has)) {
        calls.listen();
      }
    }
    return calls;
  }

  /** Those without whose success it ends. */
  public List<String> needed() {
    return List.copyOf(refused);
  }

  /** All that it makes: with a filter that kills, each of them ends it. */
  public List<String> made() {
    var all = new ArrayList<>(refused);
    all.addAll(others);
    return all;
  }

  /**
   * Whether it raises its limit of open files by {@code setrlimit}, where that is below the hard
   * one; later versions do by {@code prlimit64}, which they make in any case.
   */
  public boolean mayCallSetrlimit() {
    return minor >= 19 && minor <= 23 && has("syscall.init.0") && has("syscall.setrlimit");
  }

  private void start() {
    refused.addAll(List.of("mmap", "rt_sigaction", "rt_sigprocmask", "sigaltstack", "futex"));
    others.addAll(List.of("gettid", "sched_getaffinity", "openat"));
    if (minor >= 21) {
      others.add("madvise");
    }
    if (minor >= 22) {
      refused.add("fcntl");
    }
    // A C library makes threads by clone3, and sets up the first by itself.
    if (go.buildInfo().setting("CGO_ENABLED").filter("0"::equals).isPresent()) {
      refused.add("clone");
      if (goarch.equals("amd64")) {
        refused.add("arch_prctl");
      }
    }
    if (minor > 23 && has("syscall.init.0") && has("syscall.prlimit1")) {
      others.add("prlimit64");
    }
  }

  private void listen() {
    refused.addAll(List.of("socket", "bind", "listen", "setsockopt", "epoll_ctl"));
    refused.add(minor >= 23 ? "eventfd2" : "pipe2");
    (minor >= 20 ? refused : others).add("epoll_create1");
    others.addAll(List.of("epoll_pwait", "getsockname"));
  }

  private boolean has(String function) {
    try {
      return go.functions().filter(functions -> functions.has(function)).isPresent();
    } catch (FormatException damaged) {
      return false;
    }
  }
}
