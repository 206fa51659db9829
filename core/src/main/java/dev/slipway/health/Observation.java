package dev.slipway.health;

import dev.slipway.model.Digest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Something that was seen of a service, at a time since the server's boot. */
public sealed interface Observation {

  /** When, since the server's boot, resolution 10 ms. */
  Duration at();

  /**
   * The unit, its process and its sockets, in one look.
   *
   * @param unit what systemd says
   * @param executable which file runs
   * @param hash SHA-256 of what runs, read once a process
   * @param sockets the declared ports
   */
  record Looked(
      Duration at,
      UnitSeen unit,
      ExecutableSeen executable,
      Optional<Digest> hash,
      List<SocketSeen> sockets)
      implements Observation {
    /** Copies the sockets. */
    public Looked {
      sockets = List.copyOf(sockets);
    }
  }

  /**
   * An answer to the health question.
   *
   * @param before when it was asked the time before; the same as {@code at} for the first
   */
  record Answered(Duration at, Duration before, Answer answer) implements Observation {}
}
