package dev.slipway.check;

import dev.slipway.fact.FileCapabilities;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which capabilities the executable's file has now, and which it will have at the next start. */
public final class FileCapabilitiesOf {
  private static final Pattern SETCAP =
      Pattern.compile("(cap_[a-z0-9_,]+)[=+]", Pattern.CASE_INSENSITIVE);

  private FileCapabilitiesOf() {}

  /** Those of the file that runs now. */
  public static Set<String> current(Subject subject, Settings settings) {
    var known = subject.server().get(FileCapabilities.class).found();
    var found = new TreeSet<String>();
    known.ifPresent(
        capabilities -> {
          settings
              .commands("ExecStart")
              .forEach(command -> found.addAll(capabilities.of(command.command().path())));
          subject
              .declaration()
              .ifPresent(
                  declaration -> found.addAll(capabilities.of(declaration.service().executable())));
        });
    return found;
  }

  /** Those the unit itself gives before each start, by {@code ExecStartPre=+setcap …}. */
  public static Set<String> given(Settings settings) {
    var given = new TreeSet<String>();
    settings.commands("ExecStartPre").stream()
        .filter(command -> command.command().path().endsWith("/setcap"))
        .map(Settings.Command::command)
        .flatMap(command -> command.words().stream())
        .forEach(
            word -> {
              var capability = SETCAP.matcher(word);
              while (capability.find()) {
                given.addAll(Set.of(capability.group(1).toLowerCase(Locale.ROOT).split(",")));
              }
            });
    return given;
  }

  /** Those at the next start: a new release is a new file without any but the given ones. */
  public static Set<String> atStart(Subject subject, Settings settings) {
    var given = given(settings);
    return subject.declaration().isPresent() || !given.isEmpty()
        ? given
        : current(subject, settings);
  }
}
