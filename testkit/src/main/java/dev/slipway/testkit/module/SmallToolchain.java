package dev.slipway.testkit.module;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.format.gosum.TreeHash;
import dev.slipway.format.module.GoPlatform;
import dev.slipway.format.module.GoRelease;
import dev.slipway.model.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A toolchain whose go says its version and what it was called with, as a module's zip. */
public final class SmallToolchain {
  private final GoRelease release;
  private final GoPlatform platform;
  private final Map<String, String> files = new TreeMap<>();

  /** A release for a system. */
  public SmallToolchain(String release, GoPlatform platform) {
    this.release = GoRelease.of(release).orElseThrow();
    this.platform = platform;
    files.put("VERSION", this.release + "\ntime 2026-01-01T00:00:00Z\n");
    files.put(
        "bin/go",
        """
        #!/bin/sh
        case $1 in
        version) echo "go version %s %s/%s" ;;
        exit) exit "$2" ;;
        *) echo "$GOTOOLCHAIN $GOROOT $*" ;;
        esac
        """
            .formatted(this.release, platform.goos(), platform.goarch()));
    files.put("bin/gofmt", "#!/bin/sh\n");
    files.put("pkg/tool/" + platform.goos() + "_" + platform.goarch() + "/compile", "#!/bin/sh\n");
    files.put("src/_go.mod", "module std\n\ngo 1.26\n");
    files.put("src/runtime/" + "a".repeat(60) + "/" + "b".repeat(60) + ".go", "package b\n");
  }

  /** The same with a go that builds: a script that says what the program in a proof says. */
  public SmallToolchain building() {
    files.computeIfPresent(
        "bin/go",
        (name, text) ->
            text.replace(
                "exit) ",
                "build) printf '#!/bin/sh\\necho built\\n' >\"$3\"; chmod +x \"$3\" ;;\nexit) "));
    return this;
  }

  /** Serves it, and lets the log vouch for it. */
  public void in(ModuleServer server, SignedLog log) throws IOException {
    var module = release.module(platform);
    var hashes = new ArrayList<TreeHash.File>();
    files.forEach(
        (name, text) -> hashes.add(new TreeHash.File(module.prefix() + name, digest(text))));
    log.add(module, TreeHash.of(hashes), TreeHash.ofGoMod(digest("module golang.org/toolchain\n")));
    server.file("golang.org/toolchain/@v/" + module.version() + ".zip", zip(module.prefix()));
  }

  private byte[] zip(String prefix) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(prefix + file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static Digest digest(String text) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return new Digest(HexFormat.of().formatHex(sha256.digest(text.getBytes(UTF_8))));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
