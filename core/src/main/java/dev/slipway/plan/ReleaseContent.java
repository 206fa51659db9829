package dev.slipway.plan;

import dev.slipway.model.Digest;
import dev.slipway.model.ServiceName;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * All that a release is: executable, unit, environment files, settings.
 *
 * @param service the service
 * @param executable SHA-256 of the executable
 * @param size its bytes, at least 1
 * @param unit the whole text of the unit
 * @param environment its environment files, each name once
 * @param settings what else is kept with it
 */
public record ReleaseContent(
    ServiceName service,
    Digest executable,
    long size,
    String unit,
    List<EnvironmentFile> environment,
    ReleaseSettings settings) {

  /** Refuses an empty executable and a name used twice. */
  public ReleaseContent {
    environment = List.copyOf(environment);
    if (size < 1) {
      throw new IllegalArgumentException("the executable of " + service + " has no bytes");
    }
    if (environment.stream().map(EnvironmentFile::name).distinct().count() != environment.size()) {
      throw new IllegalArgumentException("two environment files of " + service + " have one name");
    }
  }

  private static final Pattern INSTALL = Pattern.compile("^\\s*\\[Install]", Pattern.MULTILINE);

  /** What is recorded of this content: hashes in place of texts. */
  public ReleaseRecord record() {
    var files = new TreeMap<String, Digest>();
    environment.forEach(file -> files.put(file.name(), file.digest()));
    return new ReleaseRecord(
        executable, size, Sha256.of(unit), INSTALL.matcher(unit).find(), files, settings);
  }
}
