package dev.slipway.check.network;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.fact.NameLookup;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * NETWORK-10: the server also finds names in a directory service, and the executable's own resolver
 * knows only files and DNS. Sources that every distribution lists by default (mdns, resolve,
 * myhostname, mymachines) say nothing about this server.
 */
public final class ResolverDifference implements Check {
  private static final Set<String> DIRECTORIES =
      Set.of("ldap", "nis", "nisplus", "wins", "winbind", "sss", "hesiod");

  @Override
  public List<String> ids() {
    return List.of("NETWORK-10");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var order = subject.server().get(NameLookup.class).found().map(NameLookup::order);
    var extra = order.orElse(List.of()).stream().filter(DIRECTORIES::contains).toList();
    if (extra.isEmpty()) {
      return Stream.empty();
    }
    return subject.binary().found().stream()
        .filter(ResolverDifference::resolvesItself)
        .map(binary -> finding(subject, binary.file(), order.orElseThrow(), extra));
  }

  private static boolean resolvesItself(Binary binary) {
    return binary
        .go()
        .map(go -> go.buildInfo())
        .map(
            build ->
                build.setting("CGO_ENABLED").map("0"::equals).orElse(false)
                    || build
                        .setting("-tags")
                        .map(tags -> List.of(tags.split(",")).contains("netgo"))
                        .orElse(false))
        .orElse(false);
  }

  private static Finding finding(
      Subject subject, String file, List<String> order, List<String> extra) {
    var server = subject.server().server();
    var names = String.join(", ", extra);
    return Finding.of(
            "NETWORK-10",
            ("%s finds host names also by %s, %s only in files and DNS, as it was built without"
                    + " cgo: names that only %s knows give \"no such host\".")
                .formatted(server, names, file, names))
        .lowered(Severity.ADVICE)
        .seen("/etc/nsswitch.conf", "hosts: " + String.join(" ", order))
        .seen(file + ": build settings", "CGO_ENABLED=0")
        .on(server)
        .fix(
            "When the service needs such names, put them into DNS or /etc/hosts, or build with cgo"
                + " and run it with GODEBUG=netdns=cgo.");
  }
}
