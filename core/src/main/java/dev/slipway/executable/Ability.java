package dev.slipway.executable;

import dev.slipway.format.gobinary.BuildInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something a program can do, because what does it is linked in. Go's linker leaves out what no
 * code reaches; that it is ever called, and with what, the file does not tell.
 *
 * @param id a word for it that stays: {@code http-server}
 * @param area what it belongs to
 * @param what it can do
 * @param evidence functions, packages and constants that were found
 */
public record Ability(String id, Area area, String what, List<String> evidence) {
  /** The variable in which systemd says how many sockets it hands over (sd_listen_fds(3)). */
  public static final String HANDED_SOCKETS = "LISTEN_FDS";

  /** The variable in which systemd says where it hears of the state (sd_notify(3)). */
  public static final String STATE_SOCKET = "NOTIFY_SOCKET";

  /** The package that brings certificates of authorities along. */
  public static final String OWN_ROOTS = "golang.org/x/crypto/x509roots/fallback";

  /** The package that brings the time zones along. */
  public static final String OWN_ZONES = "time/tzdata";

  /** What opens a TCP port: up to Go 1.20, and from 1.21 on. */
  public static final List<String> LISTENING_TCP =
      List.of("net.(*sysListener).listenTCP", "net.(*sysListener).listenTCPProto");

  /** The constants that tell of an ability. */
  static final List<String> WORDS = List.of(HANDED_SOCKETS, STATE_SOCKET);

  private static final List<String> ACTIVATION =
      List.of(
          "github.com/coreos/go-systemd/v22/activation.",
          "github.com/coreos/go-systemd/activation.");

  private static final String CPU_LIMIT = "runtime.adjustCgroupGOMAXPROCS";

  /** What an ability belongs to. */
  public enum Area {
    NETWORK,
    SYSTEMD,
    PROGRAMS,
    DEBUGGING,
    RUNTIME,
    DATA;

    /** As people and JSON write it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Copies the list. */
  public Ability {
    evidence = List.copyOf(evidence);
  }

  /** All names that tell of an ability: functions, and packages with a dot behind. */
  static Stream<String> names() {
    return Stream.of(
            KnownAbility.ALL.stream().flatMap(known -> known.names().stream()),
            StateSender.KNOWN.stream(),
            ACTIVATION.stream(),
            Stream.of(CPU_LIMIT))
        .flatMap(names -> names);
  }

  /**
   * All that is seen in a Go program.
   *
   * @param linked which of {@link #names} are linked in
   * @param words which of {@link #WORDS} its constants hold
   */
  static List<Ability> of(BuildInfo info, Set<String> linked, Set<String> words) {
    return Stream.of(
            KnownAbility.ALL.stream().flatMap(known -> known.in(linked).stream()),
            systemd(linked, words),
            containerAware(info, linked).stream(),
            CodeMaker.in(info).stream().map(Ability::codeMaker))
        .flatMap(abilities -> abilities)
        .sorted((a, b) -> a.area().compareTo(b.area()))
        .toList();
  }

  private static Ability codeMaker(String module) {
    return new Ability(
        "code-maker", Area.RUNTIME, "makes machine code while it runs", List.of(module));
  }

  private static Stream<Ability> systemd(Set<String> linked, Set<String> words) {
    return Stream.of(
            with(
                "socket-activation",
                "takes sockets that systemd opened",
                ACTIVATION.stream().filter(linked::contains).findFirst(),
                words.contains(HANDED_SOCKETS) ? HANDED_SOCKETS : ""),
            with(
                "sd-notify",
                "tells systemd of its state",
                StateSender.KNOWN.stream().filter(linked::contains).findFirst(),
                words.contains(STATE_SOCKET) ? STATE_SOCKET : ""))
        .flatMap(Optional::stream);
  }

  private static Optional<Ability> with(
      String id, String what, Optional<String> library, String word) {
    var evidence =
        Stream.concat(library.stream(), Stream.of(word))
            .filter(text -> !text.isEmpty())
            .map(text -> text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
            .toList();
    return evidence.isEmpty()
        ? Optional.empty()
        : Optional.of(new Ability(id, Area.SYSTEMD, what, evidence));
  }

  /** Since Go 1.25 the runtime does, unless an old default is on. */
  private static Optional<Ability> containerAware(BuildInfo info, Set<String> linked) {
    var defaults = Arrays.asList(info.setting("DefaultGODEBUG").orElse("").split(","));
    return linked.contains(CPU_LIMIT) && !defaults.contains("containermaxprocs=0")
        ? Optional.of(
            new Ability(
                "cpu-limit",
                Area.RUNTIME,
                "follows the CPU limit of its cgroup",
                List.of(CPU_LIMIT)))
        : Optional.empty();
  }
}
