package dev.slipway.testkit.server;

import dev.slipway.sandbox.ImageProgress;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SandboxException;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.ServerSpec;
import dev.slipway.sandbox.Suite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * The servers of one test class. Their names carry the number of this process, so that parallel
 * runs and other clones do not meet; all are taken down when the class has ended.
 */
public final class Servers implements AutoCloseable {
  /** A sandbox of their own: a person's {@code sandbox down --all} does not pull it away. */
  static final String LABEL = "sliptest";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Sandbox sandbox;
  private final Map<Suite, SandboxServer> shared = new EnumMap<>(Suite.class);
  private final List<SandboxServer> all = new ArrayList<>();

  private Servers(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** No servers yet; takes down what test runs that were killed have left behind. */
  static Servers open() throws SandboxException {
    Sandbox sandbox = Sandbox.open(LABEL, notice -> {});
    for (SandboxServer server : sandbox.list()) {
      if (Names.isOfDeadProcess(server.name())) {
        sandbox.down(server.name());
      }
    }
    return new Servers(sandbox);
  }

  /** The server of this suite that all tests of the class share; booted when first asked for. */
  public synchronized SandboxServer shared(Suite suite) throws SandboxException {
    SandboxServer server = shared.get(suite);
    if (server == null) {
      server = up(suite);
      shared.put(suite, server);
    }
    return server;
  }

  /** Boots a plain server. */
  public SandboxServer up(Suite suite) throws SandboxException {
    return up(suite, spec -> spec);
  }

  /**
   * Boots a server with more than the plain one has: {@code spec -> spec.withOptOf(20_000_000)}.
   */
  public SandboxServer up(Suite suite, UnaryOperator<ServerSpec> more) throws SandboxException {
    String name = Names.of(suite, NUMBER.incrementAndGet());
    SandboxServer server = sandbox.up(more.apply(ServerSpec.of(name, suite)), ImageProgress.SILENT);
    synchronized (this) {
      all.add(server);
    }
    return server;
  }

  /** Takes one down before the class ends. */
  public void down(SandboxServer server) throws SandboxException {
    sandbox.down(server.name());
    synchronized (this) {
      all.remove(server);
      shared.values().remove(server);
    }
  }

  /** The file for {@code ssh -F} and {@code SLIPWAY_SSH_CONFIG} that knows all of them. */
  public Path sshConfig() {
    return sandbox.sshConfig();
  }

  @Override
  public synchronized void close() throws SandboxException {
    for (SandboxServer server : all) {
      sandbox.down(server.name());
    }
    all.clear();
    shared.clear();
  }
}
