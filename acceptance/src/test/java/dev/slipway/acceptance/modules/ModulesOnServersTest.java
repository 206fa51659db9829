package dev.slipway.acceptance.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.acceptance.schema.Schemas;
import dev.slipway.format.gosum.TreeHash;
import dev.slipway.model.Digest;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway modules verify --on}: the module cache of a server held to go.sum. */
@OnServers
class ModulesOnServersTest {
  private static final String CODE = "package d\n";
  private static final String GO_MOD = "module example.com/D\n";
  private static final String VENDORED = "module example.com/v\n";

  @TempDir Path directory;

  private static Digest digest(String text) throws Exception {
    var sha256 = MessageDigest.getInstance("SHA-256");
    return new Digest(
        HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8))));
  }

  private Run verify(SandboxServer server, String... more) throws Exception {
    var words = new java.util.ArrayList<>(List.of("modules", "verify", "--on", server.name()));
    words.addAll(List.of(more));
    return Launcher.packaged()
        .in(directory)
        .with("GOMODCACHE", directory.resolve("cache").toString())
        .withSshConfig(server.sshConfig())
        .run(words.toArray(String[]::new));
  }

  private static void write(SandboxServer server, String path, String text) throws Exception {
    var file = server.root().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @ServerTest
  void findsWhatWasChangedThere(SandboxServer server) throws Exception {
    var prefix = "example.com/D@v1.0.0/";
    var hash =
        TreeHash.of(
            List.of(
                new TreeHash.File(prefix + "d.go", digest(CODE)),
                new TreeHash.File(prefix + "sub/e.go", digest(CODE)),
                new TreeHash.File(prefix + "go.mod", digest(GO_MOD))));
    write(server, "srv/app/go.mod", "module a\n\ngo 1.22\n\nrequire example.com/D v1.0.0\n");
    write(
        server,
        "srv/app/go.sum",
        "example.com/D v1.0.0 %s\nexample.com/D v1.0.0/go.mod %s\n"
            .formatted(hash, TreeHash.ofGoMod(digest(GO_MOD))));
    var cache = "root/mods/";
    write(server, "root/.config/go/env", "GOMODCACHE=/root/mods\n");
    write(server, cache + "example.com/!d@v1.0.0/d.go", CODE);
    write(server, cache + "example.com/!d@v1.0.0/sub/e.go", CODE);
    write(server, cache + "example.com/!d@v1.0.0/go.mod", GO_MOD);
    write(server, cache + "cache/download/example.com/!d/@v/v1.0.0.mod", GO_MOD);
    var fine = verify(server, "/srv/app");
    assertThat(fine.exit()).as(fine.out() + fine.err()).isZero();
    assertThat(fine.out()).contains("0 zips, 1 directories and 1 go.mod files", "no findings");

    write(server, cache + "example.com/!d@v1.0.0/sub/e.go", CODE + "// changed\n");
    var found = verify(server, "/srv/app");
    assertThat(found.exit()).isEqualTo(1);
    assertThat(found.out()).contains("BLOCKER  MODULES-10", "on " + server.name(), hash);
    var json = verify(server, "/srv/app", "--format", "json");
    Schemas.load().assertValid(json.out(), "slipway/report/1");

    server.sh("mkfifo '/root/mods/example.com/!d@v1.0.0/pipe'");
    assertThat(verify(server, "/srv/app").out()).contains("BLOCKER", "no file");
    server.sh("rm -r /root/mods /root/.config/go");
    assertThat(verify(server, "/srv/app").out()).contains("not in the module cache");
    assertThat(verify(server, "/srv").err()).contains("cannot read", "/srv/go.mod");
    assertThat(verify(server, "app").exit()).isEqualTo(2);
    assertThat(verify(server, "/srv/app", "--sumdb").exit()).isEqualTo(2);
  }

  @ServerTest
  void findsWhatWasChangedInVendorThere(SandboxServer server) throws Exception {
    var prefix = "example.com/v@v1.0.0/";
    var versions =
        Files.createDirectories(directory.resolve("cache/cache/download/example.com/v/@v"));
    try (var zip = new ZipOutputStream(Files.newOutputStream(versions.resolve("v1.0.0.zip")))) {
      for (var file : Map.of("d.go", CODE, "go.mod", VENDORED).entrySet()) {
        zip.putNextEntry(new ZipEntry(prefix + file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    var hash =
        TreeHash.of(
            List.of(
                new TreeHash.File(prefix + "d.go", digest(CODE)),
                new TreeHash.File(prefix + "go.mod", digest(VENDORED))));
    write(server, "srv/vendored/go.mod", "module a\n\ngo 1.22\n\nrequire example.com/v v1.0.0\n");
    write(
        server,
        "srv/vendored/go.sum",
        "example.com/v v1.0.0 %s\nexample.com/v v1.0.0/go.mod %s\n"
            .formatted(hash, TreeHash.ofGoMod(digest(VENDORED))));
    var list = "# example.com/v v1.0.0\n## explicit\nexample.com/v\n";
    write(server, "srv/vendored/vendor/modules.txt", list);
    write(server, "srv/vendored/vendor/example.com/v/d.go", CODE);
    var fine = verify(server, "/srv/vendored");
    assertThat(fine.exit()).as(fine.out() + fine.err()).isZero();
    assertThat(fine.out()).contains("and at vendor with 1", "no findings");

    write(server, "srv/vendored/vendor/example.com/v/d.go", CODE + "// changed\n");
    write(server, "srv/vendored/vendor/example.com/other/o.go", CODE);
    assertThat(verify(server, "/srv/vendored").out())
        .contains("MODULES-25", "vendor/example.com/v/d.go: changed", "example.com/other/o.go");
    Files.delete(versions.resolve("v1.0.0.zip"));
    assertThat(verify(server, "/srv/vendored").out())
        .contains("from here cannot be compared with example.com/v@v1.0.0");

    write(
        server,
        "srv/vendored/go.mod",
        "module a\n\ngo 1.22\n\nrequire example.com/v v1.0.0\n\nreplace example.com/v => ../d\n");
    server.sh("rm -r /srv/vendored/vendor");
    assertThat(verify(server, "/srv/vendored").out()).contains("BLOCKER  MODULES-08", "../d");
    write(server, "srv/d/go.mod", VENDORED);
    assertThat(verify(server, "/srv/vendored").out()).doesNotContain("MODULES-08");
    server.sh("mkdir /srv/vendored/.git");
    assertThat(verify(server, "/srv/vendored").out()).contains("RISK     MODULES-08");
  }
}
