package dev.slipway.format.envfile;

import dev.slipway.format.envfile.EnvironmentEntry.Assignment;
import dev.slipway.format.envfile.EnvironmentEntry.Rejected;
import dev.slipway.model.Secret;
import dev.slipway.model.SystemdVersion;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An environment file as systemd reads it for {@code EnvironmentFile=} (systemd 252, env-file.c).
 *
 * @param source the file's name, for evidence
 * @param entries what the file says, in order, with what systemd does not take
 * @param fatal why systemd does not load the file at all; the service then fails to start, or runs
 *     without the file when its path has the prefix {@code -}
 * @param differences where a shell or pam_env reads something else
 */
public record EnvironmentFile(
    String source,
    List<EnvironmentEntry> entries,
    Optional<Unloadable> fatal,
    List<Difference> differences) {

  /**
   * Why a file is not loaded.
   *
   * @param line the line at fault, from 1
   * @param reason for a person
   * @param message what systemd logs for the service
   */
  public record Unloadable(int line, String reason, String message) {}

  public EnvironmentFile {
    entries = List.copyOf(entries);
    differences = List.copyOf(differences);
  }

  /** Reads a file as the given version of systemd does; there is no file it cannot read. */
  public static EnvironmentFile parse(String source, byte[] content, SystemdVersion version) {
    return new EnvironmentFileReader(source, content, version).read();
  }

  public static EnvironmentFile parse(String source, String content, SystemdVersion version) {
    return parse(source, content.getBytes(StandardCharsets.UTF_8), version);
  }

  /** The assignments that systemd takes, in order; of several with one name the last counts. */
  public List<Assignment> assignments() {
    return fatal.isPresent()
        ? List.of()
        : entries.stream()
            .filter(Assignment.class::isInstance)
            .map(Assignment.class::cast)
            .toList();
  }

  /** What systemd does not take, in order. */
  public List<Rejected> rejected() {
    return entries.stream().filter(Rejected.class::isInstance).map(Rejected.class::cast).toList();
  }

  /** The variables that reach the service from this file. */
  public Map<String, Secret> variables() {
    Map<String, Secret> variables = new LinkedHashMap<>();
    assignments().forEach(entry -> variables.put(entry.name(), entry.value()));
    return Collections.unmodifiableMap(variables);
  }
}
