package dev.slipway.plan;

import dev.slipway.model.Digest;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the server knows of a release: the hashes of its parts and its settings.
 *
 * @param executable SHA-256 of the executable
 * @param size bytes of the executable
 * @param unit SHA-256 of the unit
 * @param enabled whether the unit has an {@code [Install]} section, so that it starts at boot
 * @param environment SHA-256 of each environment file by name
 * @param settings how it is proved and kept
 */
public record ReleaseRecord(
    Digest executable,
    long size,
    Digest unit,
    boolean enabled,
    NavigableMap<String, Digest> environment,
    ReleaseSettings settings) {

  /** Copies the map. */
  public ReleaseRecord {
    environment = Collections.unmodifiableNavigableMap(new TreeMap<>(environment));
  }

  /** One hash over executable, unit and environment files: its first digits end the release id. */
  public Digest content() {
    var lines = new StringBuilder();
    lines.append("executable ").append(executable).append('\n');
    lines.append("unit ").append(unit).append('\n');
    environment.forEach((name, hash) -> lines.append(name).append(' ').append(hash).append('\n'));
    return Sha256.of(lines.toString());
  }
}
