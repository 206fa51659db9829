package dev.slipway.check.server;

import dev.slipway.check.Check;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.fact.SecurityLabels;
import dev.slipway.fact.SecurityLabels.Mode;
import dev.slipway.finding.Finding;
import dev.slipway.model.Declaration;
import dev.slipway.model.ServiceName;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * HOST-16: SELinux decides, and the place of the releases has a label that services may not be
 * started from. New files take the label of the directory they are made in.
 */
public final class WrongLabel implements Check {
  /** Types of homes, temporary files and of what no rule names (selinux-policy, file_contexts). */
  private static final Set<String> NOT_STARTED =
      Set.of("user_home_t", "user_home_dir_t", "admin_home_t", "tmp_t", "user_tmp_t", "default_t");

  @Override
  public List<String> ids() {
    return List.of("HOST-16");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var fact = subject.server().get(SecurityLabels.class).found();
    var service = subject.declaration().map(Declaration::service);
    if (service.isEmpty() || fact.map(l -> l.mode() != Mode.ENFORCING).orElse(true)) {
      return Stream.empty();
    }
    var labels = fact.get().labels();
    return Stream.of(service.get().executable(), service.get().home())
        .filter(labels::containsKey)
        .limit(1)
        .map(place -> new Labelled(place, labels.getOrDefault(place, "")))
        .filter(place -> NOT_STARTED.contains(place.type()))
        .map(place -> finding(subject, service.get(), place));
  }

  /**
   * @param label {@code system_u:object_r:bin_t:s0}
   */
  private record Labelled(String path, String label) {
    String type() {
      var parts = label.split(":");
      return parts.length >= 3 ? parts[2] : "";
    }
  }

  private static Finding finding(Subject subject, ServiceName service, Labelled place) {
    var server = subject.server();
    return Finding.of(
            "HOST-16",
            ("SELinux is enforcing on %s and %s has the type %s, from which systemd may not start a"
                    + " service: 203/EXEC, \"Permission denied\".")
                .formatted(server.server(), place.path(), place.type()))
        .seen("ls -dZ " + place.path(), place.label())
        .on(server.server())
        .fix(
            "Give the service's directory a label that may be started from, for good.",
            ServerCommand.asRoot(
                server, "semanage fcontext -a -t bin_t '" + service.home() + "(/.*)?'"),
            ServerCommand.asRoot(server, "restorecon -Rv " + service.home()));
  }
}
