package dev.slipway.plan;

import dev.slipway.model.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The unit of a service as systemd and the disk show it.
 *
 * @param load {@code LoadState}: {@code loaded}, {@code not-found}, {@code masked}, {@code
 *     bad-setting}, {@code error}
 * @param enablement {@code UnitFileState}: {@code enabled}, {@code disabled}, {@code static}, …;
 *     empty when there is no unit file
 * @param fragment the file systemd loaded it from; empty when none
 * @param file SHA-256 of {@code /etc/systemd/system/NAME.service}; empty when there is none
 * @param written when that file was last written
 * @param dropIns the drop-in files that change it
 * @param dropInCommands places in drop-ins that replace what it starts, {@code FILE:LINE:TEXT}
 * @param reloaded whether what is loaded is what lies on disk, by content and by systemd's word
 * @param active {@code ActiveState}
 * @param sub {@code SubState}
 * @param invocation {@code InvocationID}
 * @param restarts {@code NRestarts}
 * @param stopTimeout how long stopping may take, {@code TimeoutStopUSec}
 * @param socket whether a socket unit starts it
 */
public record UnitState(
    String load,
    String enablement,
    Optional<String> fragment,
    Optional<Digest> file,
    Instant written,
    List<String> dropIns,
    List<String> dropInCommands,
    boolean reloaded,
    String active,
    String sub,
    String invocation,
    int restarts,
    Duration stopTimeout,
    boolean socket) {

  /** No unit of that name. */
  public static final UnitState NONE =
      new UnitState(
          "not-found",
          "",
          Optional.empty(),
          Optional.empty(),
          Instant.EPOCH,
          List.of(),
          List.of(),
          false,
          "inactive",
          "dead",
          "",
          0,
          Duration.ofSeconds(90),
          false);

  /** Copies the lists. */
  public UnitState {
    dropIns = List.copyOf(dropIns);
    dropInCommands = List.copyOf(dropInCommands);
  }

  /** Whether anything of that name exists. */
  public boolean exists() {
    return !load.equals("not-found") || file.isPresent();
  }

  /** Whether it runs, or is about to. */
  public boolean isActive() {
    return isActive(active);
  }

  /** Whether a unit of this {@code ActiveState} runs, or is about to. */
  public static boolean isActive(String state) {
    return state.equals("active") || state.equals("activating") || state.equals("reloading");
  }

  /** Whether it starts at boot. A unit without {@code [Install]} does not, and is not disabled. */
  public boolean isEnabled() {
    return enablement.equals("enabled");
  }

  /** Whether a link that its {@code [Install]} section asks for is missing. */
  public boolean isDisabled() {
    return enablement.isEmpty() || enablement.equals("disabled");
  }
}
