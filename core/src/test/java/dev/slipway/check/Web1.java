package dev.slipway.check;

import dev.slipway.fact.Login;
import dev.slipway.fact.ServerFacts;
import dev.slipway.model.Declaration;
import dev.slipway.model.Run;
import dev.slipway.model.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service hello, declared in different ways, on the server web1. */
public final class Web1 {
  private Web1() {}

  /** Nothing known of the server but who we are. */
  public static ServerFacts facts() {
    return ServerFacts.of("web1").with(new Login("root", 0, "root"), "id");
  }

  /** The service with these ports. */
  public static Declaration ports(Integer... ports) {
    return declared(List.of(), Map.of(), ports);
  }

  /** The service with these arguments, variables and ports. */
  public static Declaration declared(List<String> args, Map<String, String> env, Integer... ports) {
    var hello = Declaration.of(new ServiceName("hello"));
    var run =
        new Run(
            Optional.empty(),
            args,
            env,
            List.of(),
            List.of(ports),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of());
    return new Declaration(
        hello.service(),
        hello.executable(),
        run,
        hello.unit(),
        hello.health(),
        hello.keep(),
        Optional.empty(),
        hello.targets(),
        Map.of("run.ports[0]", "slipway.yaml:5"));
  }
}
