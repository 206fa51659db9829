package dev.slipway.check.server;

import dev.slipway.check.Check;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.executable.Ability;
import dev.slipway.fact.Binary;
import dev.slipway.fact.OperatingSystem;
import dev.slipway.fact.TrustStore;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.gobinary.FunctionTable;
import dev.slipway.format.gobinary.GoBinary;
import java.util.List;
import java.util.stream.Stream;

/**
 * HOST-19: the executable can speak TLS, and the server has no certificates of authorities where Go
 * looks for them; every HTTPS call fails then. Roots inside the executable make up for it. Every
 * program with {@code net/http} can speak TLS, so only a declared {@code https://} makes it a risk.
 */
public final class NoCertificates implements Check {
  @Override
  public List<String> ids() {
    return List.of("HOST-19");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var store = subject.server().get(TrustStore.class);
    if (store.found().map(found -> !found.places().isEmpty()).orElse(true)) {
      return Stream.empty();
    }
    var binary = subject.binary().found();
    return binary
        .flatMap(Binary::go)
        .flatMap(GoBinary::functions)
        .filter(NoCertificates::looksForRoots)
        .map(functions -> finding(subject, binary.orElseThrow().file()))
        .stream();
  }

  private static boolean looksForRoots(FunctionTable functions) {
    return functions.has("crypto/x509.loadSystemRoots") && !functions.hasPackage(Ability.OWN_ROOTS);
  }

  private static boolean calls(Subject subject) {
    return subject
        .declaration()
        .map(declaration -> declaration.run())
        .map(run -> Stream.concat(run.args().stream(), run.env().values().stream()))
        .map(values -> values.anyMatch(value -> value.contains("https://")))
        .orElse(false);
  }

  private static Finding finding(Subject subject, String file) {
    var server = subject.server();
    boolean redHat =
        server
            .get(OperatingSystem.class)
            .found()
            .map(os -> os.isLike("rhel") || os.isLike("fedora"))
            .orElse(false);
    var install = (redHat ? "dnf" : "apt-get") + " install -y ca-certificates";
    return Finding.of(
            "HOST-19",
            ("%s can speak TLS and %s has no certificates of authorities: each HTTPS call it makes"
                    + " fails with \"certificate signed by unknown authority\".")
                .formatted(file, server.server()))
        .lowered(calls(subject) ? Severity.RISK : Severity.ADVICE)
        .seen(
            server.get(TrustStore.class).source(), "no certificates, nor elsewhere where Go looks")
        .on(server.server())
        .fix(
            "Install them, or import golang.org/x/crypto/x509roots/fallback.",
            ServerCommand.asRoot(server, install));
  }
}
