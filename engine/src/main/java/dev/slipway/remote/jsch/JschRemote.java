package dev.slipway.remote.jsch;

import com.jcraft.jsch.Session;
import dev.slipway.model.ServerName;
import dev.slipway.remote.Channel;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A server reached over SSH, perhaps through others. */
final class JschRemote implements Remote {

  private static final int MAX_TRIES = 10;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Destination to;
  private final Session session;
  private final Wire wire;
  private final Pulse pulse;
  private final Crew crew;
  private final Optional<JschRemote> jump;
  private final AtomicReference<String> anticipated = new AtomicReference<>("");
  private final AtomicReference<Optional<Spare>> spare = new AtomicReference<>(Optional.empty());

  JschRemote(
      Destination to,
      Session session,
      Wire wire,
      Pulse pulse,
      Crew crew,
      Optional<JschRemote> jump) {
    this.to = to;
    this.session = session;
    this.wire = wire;
    this.pulse = pulse;
    this.crew = crew;
    this.jump = jump;
  }

  @Override
  public ServerName server() {
    return to.server();
  }

  @Override
  public String user() {
    return to.user();
  }

  /** The session, for a connection that goes through this server. */
  Session session() {
    return session;
  }

  @Override
  public Channel exec(String command, OutputStream errors) throws RemoteException {
    var ready = spare.getAndSet(Optional.empty()).flatMap(one -> one.take(command, errors));
    if (ready.isPresent()) {
      return ready.get();
    }
    var next = anticipated.getAndSet("");
    if (!next.isEmpty()) {
      spare.set(
          Optional.of(
              Spare.open(
                  next, relay -> JschChannel.open(to.server(), session, wire, next, relay))));
    }
    return first(command, errors);
  }

  /**
   * With {@code MaxSessions 1} the spare may have come first, or the command before this one is
   * just ending: the spare is given up, and sshd asked again.
   */
  private Channel first(String command, OutputStream errors) throws RemoteException {
    for (int tries = 1; ; tries++) {
      try {
        return JschChannel.open(to.server(), session, wire, command, errors);
      } catch (RemoteException.NoShell refused) {
        spare.getAndSet(Optional.empty()).ifPresent(Spare::giveUp);
        if (tries == MAX_TRIES) {
          throw refused;
        }
        try {
          Thread.sleep(PAUSE);
        } catch (InterruptedException told) {
          throw new RemoteException.Interrupted(to.server(), "run a command on");
        }
      }
    }
  }

  @Override
  public void anticipate(String command) {
    anticipated.set(command);
  }

  @Override
  public void close() {
    try {
      // A write that is stuck holds JSch's lock: then only ending the link wakes it.
      if (!wire.stuck().equals(Duration.ZERO)) {
        wire.kill("closed by us");
      }
      session.disconnect();
      wire.kill("closed by us");
      pulse.stop();
      crew.join();
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    } finally {
      jump.ifPresent(JschRemote::close);
    }
  }
}
