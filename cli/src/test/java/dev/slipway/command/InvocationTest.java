package dev.slipway.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.Console;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvocationTest {

  /** The look and the transaction that follows share the password that sudo was given. */
  @Test
  void runsAllItsScriptsThroughOne() {
    var console =
        new Console(
            InputStream.nullInputStream(),
            System.out,
            System.err,
            Map.of(),
            Path.of("."),
            Clock.systemUTC(),
            false);
    var deploy = Commands.named("deploy").orElseThrow();
    var invocation = new Invocation(CommandLines.of(deploy).parseArgs("web1"), console);

    assertThat(Look.scripts(invocation)).isSameAs(Look.scripts(invocation));
  }
}
