package dev.slipway.toolchain;

import dev.slipway.format.module.GoPlatform;
import dev.slipway.format.module.GoRelease;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipFile;

/**
 * The zip of a toolchain for which the checksum database vouches.
 *
 * @param zip where it lies; only {@link ToolchainSource} makes one
 * @param hash its {@code h1:}
 */
public record VerifiedZip(GoRelease release, GoPlatform platform, Path zip, String hash) {
  private static final String HIDDEN = "_go.mod";

  /** Gets the files of the toolchain, one after another. */
  interface Taker {
    /**
     * Takes a file.
     *
     * @param name below the GOROOT, {@code bin/go}
     * @param isProgram whether it is one, which a module's zip does not say
     */
    void take(String name, boolean isProgram, long size, InputStream content) throws IOException;
  }

  /**
   * Its files as they are in a GOROOT: a module's zip may have no {@code go.mod} below its own, so
   * that they are in there as {@code _go.mod}, and Go puts a copy beside it
   * (cmd/go/internal/toolchain/select.go).
   */
  void files(Taker taker) throws IOException {
    var prefix = release.module(platform).prefix();
    try (var file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
      for (var entry : Collections.list(file.entries())) {
        var name = entry.getName().substring(prefix.length());
        try (var content = file.getInputStream(entry)) {
          taker.take(name, isProgram(name), entry.getSize(), content);
        }
        if (name.equals(HIDDEN) || name.endsWith("/" + HIDDEN)) {
          var shown = name.substring(0, name.length() - HIDDEN.length()) + "go.mod";
          try (var content = file.getInputStream(entry)) {
            taker.take(shown, false, entry.getSize(), content);
          }
        }
      }
    }
  }

  private static boolean isProgram(String name) {
    return name.startsWith("bin/")
        || name.startsWith("pkg/tool/")
        || name.matches("lib/(?:[^/]+/)?go_[^/]+_[^/]+_exec");
  }
}
