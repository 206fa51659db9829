package dev.slipway.executable;

import dev.slipway.executable.Ability.Area;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An ability that a function or a package proves.
 *
 * @param id of the ability
 * @param area of it
 * @param what it can do
 * @param names any of them proves it: functions, and packages with a dot behind
 */
record KnownAbility(String id, Area area, String what, List<String> names) {
  private static final String PACKAGE = ".";

  static final List<KnownAbility> ALL =
      List.of(
          new KnownAbility("listen-tcp", Area.NETWORK, "listens on TCP", Ability.LISTENING_TCP),
          network("listen-udp", "listens on UDP", "net.(*sysListener).listenUDP"),
          network(
              "listen-unix",
              "listens on Unix sockets",
              "net.(*sysListener).listenUnix",
              "net.(*sysListener).listenUnixgram"),
          network(
              "http-server",
              "serves HTTP",
              "net/http.(*Server).Serve",
              "github.com/valyala/fasthttp.(*Server).Serve"),
          network("grpc-server", "serves gRPC", "google.golang.org/grpc.(*Server).Serve"),
          network("ssh-server", "serves SSH", "golang.org/x/crypto/ssh.NewServerConn"),
          network("http-client", "calls by HTTP", "net/http.(*Transport).RoundTrip"),
          network("tls", "speaks TLS", "crypto/tls.(*Conn).HandshakeContext"),
          network(
              "c-resolver",
              "may look names up with the C library",
              "net._C2func_getaddrinfo",
              "net._C_getaddrinfo"),
          new KnownAbility(
              "signals",
              Area.SYSTEMD,
              "takes signals (which, the file does not tell)",
              List.of("os/signal.Notify", "os/signal.NotifyContext")),
          programs("exec", "starts programs", "os/exec.(*Cmd).Start", "os.StartProcess"),
          programs("become", "becomes another program", "syscall.Exec"),
          programs("plugin", "loads Go plugins", "plugin.Open", "plugin.open"),
          debugging("pprof", "profiles at /debug/pprof/", "net/http/pprof.init.0"),
          debugging("expvar", "variables at /debug/vars", "expvar.init.0"),
          debugging("x-trace", "traces at /debug/requests", "golang.org/x/net/trace.init.0"),
          debugging("gops", "gops agent", "github.com/google/gops/agent.Listen"),
          debugging("statsviz", "statsviz", "github.com/arl/statsviz."),
          debugging("fgprof", "profiles (fgprof)", "github.com/felixge/fgprof.Handler"),
          debugging("zpages", "OpenCensus pages", "go.opencensus.io/zpages.Handle"),
          new KnownAbility(
              "automaxprocs",
              Area.RUNTIME,
              "follows the CPU limit of its cgroup (automaxprocs)",
              List.of("go.uber.org/automaxprocs/maxprocs.Set", "go.uber.org/automaxprocs.")),
          new KnownAbility(
              "automemlimit",
              Area.RUNTIME,
              "follows the memory limit of its cgroup (automemlimit)",
              List.of("github.com/KimMachineGun/automemlimit/memlimit.")),
          data("time-zones", "time zones", Ability.OWN_ZONES + PACKAGE),
          data(
              "certificates",
              "certificates of authorities",
              Ability.OWN_ROOTS + PACKAGE,
              "github.com/certifi/gocertifi."));

  private static KnownAbility network(String id, String what, String... functions) {
    return new KnownAbility(id, Area.NETWORK, what, List.of(functions));
  }

  private static KnownAbility programs(String id, String what, String... functions) {
    return new KnownAbility(id, Area.PROGRAMS, what, List.of(functions));
  }

  private static KnownAbility debugging(String id, String what, String... functions) {
    return new KnownAbility(id, Area.DEBUGGING, what, List.of(functions));
  }

  private static KnownAbility data(String id, String what, String... functions) {
    return new KnownAbility(id, Area.DATA, what, List.of(functions));
  }

  /** The ability, when one of its names is among these. */
  Optional<Ability> in(Set<String> linked) {
    return names.stream()
        .filter(linked::contains)
        .findFirst()
        .map(
            name ->
                new Ability(
                    id,
                    area,
                    what,
                    List.of(name.endsWith(PACKAGE) ? name.substring(0, name.length() - 1) : name)));
  }
}
