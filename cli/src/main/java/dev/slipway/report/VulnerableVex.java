package dev.slipway.report;

import dev.slipway.format.module.SemanticVersion;
import dev.slipway.plan.Sha256;
import dev.slipway.sbom.PackageUrl;
import dev.slipway.vulnerability.Advisory;
import dev.slipway.vulnerability.BuiltModule;
import dev.slipway.vulnerability.Exposure;
import dev.slipway.vulnerability.Exposure.Presence;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Vulnerabilities as OpenVEX 0.2.0 (https://github.com/openvex/spec): {@code affected} when code is
 * linked in, {@code not_affected} when none is, {@code under_investigation} when that or the
 * version is not known.
 */
public final class VulnerableVex {
  private VulnerableVex() {}

  /**
   * The JSON text. Its {@code @id} depends on what it says alone, not on when.
   *
   * @param toolVersion the version of Slipway
   */
  public static String text(Vulnerable vulnerable, String toolVersion) {
    var statements = new ArrayList<Map<String, Object>>();
    for (var binary : vulnerable.binaries()) {
      for (var exposure : binary.assessment().exposures()) {
        statements.add(statement(binary, exposure));
      }
      for (var unmatched : binary.assessment().unmatched()) {
        for (var advisory : unmatched.possible()) {
          var open = head(binary, unmatched.module(), advisory);
          open.put("status", "under_investigation");
          open.put("status_notes", unmatched.module().reason());
          statements.add(open);
        }
      }
    }
    return Json.text(
        Sarif.object(
            "@context",
            "https://openvex.dev/ns/v0.2.0",
            "@id",
            "https://slipway.dev/vex/" + Sha256.of(Json.text(statements)).hex(),
            "author",
            "Slipway",
            "timestamp",
            vulnerable.now().toString(),
            "version",
            1,
            "tooling",
            "slipway " + toolVersion + " inspect --vulns",
            "statements",
            statements));
  }

  private static Map<String, Object> statement(Vulnerable.Binary binary, Exposure exposure) {
    var statement = head(binary, exposure.module(), exposure.advisory());
    switch (exposure.presence()) {
      case Presence.Linked(var functions, var packages) -> {
        statement.put("status", "affected");
        statement.put(
            "status_notes",
            "linked in: " + String.join(", ", functions.isEmpty() ? packages : functions));
        statement.put(
            "action_statement",
            exposure
                .fix()
                .map(version -> "Update " + exposure.module().source() + " to " + version)
                .orElse("There is no fixed version yet"));
      }
      case Presence.NotLinked() -> {
        statement.put("status", "not_affected");
        statement.put("justification", "vulnerable_code_not_present");
      }
      case Presence.Unknown(var reason) -> {
        statement.put("status", "under_investigation");
        statement.put("status_notes", reason);
      }
    }
    return statement;
  }

  private static Map<String, Object> head(
      Vulnerable.Binary binary, BuiltModule module, Advisory advisory) {
    return Sarif.object(
        "vulnerability",
        Sarif.object(
            "@id",
            advisory.page(),
            "name",
            advisory.id(),
            "description",
            advisory.title(),
            "aliases",
            advisory.aliases()),
        "products",
        List.of(product(binary, module)));
  }

  private static Map<String, Object> product(Vulnerable.Binary binary, BuiltModule module) {
    var product = Sarif.object("@id", product(binary));
    binary
        .sha256()
        .ifPresent(digest -> product.put("hashes", Sarif.object("sha-256", digest.hex())));
    product.put("subcomponents", List.of(Sarif.object("@id", packageUrl(module))));
    return product;
  }

  /** The main module, which registries and scanners know; the file's name where Go knows none. */
  private static String product(Vulnerable.Binary binary) {
    var file = binary.file().substring(binary.file().lastIndexOf('/') + 1);
    return BuiltModule.of(binary.info()).stream()
        .filter(module -> isMain(binary, module))
        .findFirst()
        .map(VulnerableVex::packageUrl)
        .orElseGet(() -> "pkg:generic/" + URLEncoder.encode(file, StandardCharsets.UTF_8));
  }

  private static boolean isMain(Vulnerable.Binary binary, BuiltModule module) {
    return binary.info().main().filter(main -> main.path().equals(module.path())).isPresent();
  }

  /** As bills of materials name it: {@code pkg:golang/golang.org/x/net@v0.20.0}. */
  private static String packageUrl(BuiltModule module) {
    var version =
        module.version().startsWith("go")
            ? module.number().map(SemanticVersion::toString).orElse("")
            : module.number().isPresent() ? module.version() : "";
    return PackageUrl.of(module.source(), version).orElse("pkg:golang/" + module.source());
  }
}
