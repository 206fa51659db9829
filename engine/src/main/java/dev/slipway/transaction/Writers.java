package dev.slipway.transaction;

import dev.slipway.model.Digest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which executable wrote a line of a log, as far as the server knows. */
public final class Writers {
  /** Nothing is known. */
  public static final Writers NONE = new Writers(Map.of());

  private static final Pattern LINE = Pattern.compile("[^\\[\\]]*\\[(\\d+)]: ");
  private static final Pattern PROCESS =
      Pattern.compile("(\\d+) .*/releases/([^/ ]+)/[^/ ]+(?: \\(deleted\\))?");
  private static final Pattern RELEASE = Pattern.compile("release (\\S+) ([0-9a-f]{64})");

  private final Map<String, Digest> byProcess;

  private Writers(Map<String, Digest> byProcess) {
    this.byProcess = byProcess;
  }

  /** Reads what the step of that name of {@code logs.sh} says. */
  static Writers read(String said) {
    var hashes = new HashMap<String, Digest>();
    var releases = new HashMap<String, String>();
    Set<String> twice = new HashSet<>();
    said.lines()
        .forEach(
            line -> {
              var release = RELEASE.matcher(line);
              var process = PROCESS.matcher(line);
              if (release.matches()) {
                hashes.put(release.group(1), new Digest(release.group(2)));
              } else if (process.matches()) {
                var before = releases.put(process.group(1), process.group(2));
                if (before != null && !before.equals(process.group(2))) {
                  twice.add(process.group(1)); // the number of a process comes again one day
                }
              }
            });
    var byProcess = new HashMap<String, Digest>();
    releases.forEach(
        (process, release) -> {
          var hash = hashes.get(release);
          if (hash != null && !twice.contains(process)) {
            byProcess.put(process, hash);
          }
        });
    return new Writers(byProcess);
  }

  /** The SHA-256 of the executable that wrote a line of the journal; empty when it is not known. */
  public Optional<Digest> of(String line) {
    var process = LINE.matcher(line);
    return process.lookingAt()
        ? Optional.ofNullable(byProcess.get(process.group(1)))
        : Optional.empty();
  }
}
