package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Mounts;
import dev.slipway.fact.Mounts.Mount;
import dev.slipway.fact.Questions;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code /proc/self/mountinfo} (proc(5)). */
final class MountsProbe implements Probe<Mounts> {
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7]{2})");

  @Override
  public Class<Mounts> type() {
    return Mounts.class;
  }

  @Override
  public String script(Questions questions) {
    return "cat /proc/self/mountinfo";
  }

  @Override
  public Fact<Mounts> read(String output, int exit) {
    var mounts = output.lines().map(MountsProbe::mount).flatMap(Optional::stream).toList();
    return mounts.isEmpty()
        ? Answers.notUnderstood("/proc/self/mountinfo", output)
        : Fact.known(new Mounts(mounts), "/proc/self/mountinfo");
  }

  /** {@code ID PARENT DEV ROOT POINT OPTIONS [TAG]… - TYPE SOURCE OPTIONS}. */
  private static Optional<Mount> mount(String line) {
    var fields = List.of(line.split(" "));
    int dash = fields.indexOf("-");
    if (dash < 6 || fields.size() < dash + 4) {
      return Optional.empty();
    }
    var options = new HashSet<>(List.of(fields.get(5).split(",")));
    // Of the file system's own options only this one holds for every mount of it.
    if (List.of(fields.get(dash + 3).split(",")).contains("ro")) {
      options.add("ro");
    }
    return Optional.of(
        new Mount(
            plain(fields.get(4)), fields.get(dash + 1), plain(fields.get(dash + 2)), options));
  }

  private static String plain(String field) {
    return OCTAL
        .matcher(field)
        .replaceAll(
            match ->
                java.util.regex.Matcher.quoteReplacement(
                    String.valueOf(
                        (char) Integer.parseInt(Objects.requireNonNull(match.group(1)), 8))));
  }
}
