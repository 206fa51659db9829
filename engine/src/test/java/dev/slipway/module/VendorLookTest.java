package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.fact.ProjectModules.Difference;
import dev.slipway.fact.ProjectModules.VendoredFile;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gosum.GoSum;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class VendorLookTest {
  /** From each of a million empty lines to the last one would take days. */
  @Test
  @Timeout(300)
  void knowsWhichFilesAreOfNoBuild() {
    var empty = "\n".repeat(1 << 20);
    assertThat(VendorLook.isIgnored(empty + "package d\n")).isFalse();
    assertThat(VendorLook.isIgnored(empty + "\t//go:build ignore\n")).isTrue();
    assertThat(VendorLook.isIgnored("// A tool.\n\n// +build ignore\n")).isTrue();
    assertThat(VendorLook.isIgnored("//go:build linux && " + "ignored ".repeat(1 << 17))).isFalse();
  }

  @Test
  void followsALink(@TempDir Path project) throws Exception {
    var stray = project.resolve("elsewhere/example.com/stray/s.go");
    Files.createDirectories(stray.resolveSibling("."));
    Files.writeString(stray, "package s\n");
    Files.writeString(project.resolve("elsewhere/modules.txt"), "");
    Files.createSymbolicLink(project.resolve("vendor"), Path.of("elsewhere"));
    var vendor =
        VendorLook.of(
                project,
                GoMod.parse("module a\n\ngo 1.22\n"),
                GoSum.parse(""),
                new ModuleCache(project.resolve("cache")))
            .orElseThrow();
    assertThat(vendor.files())
        .containsExactly(
            new VendoredFile(
                "vendor/example.com/stray/s.go", Optional.empty(), Difference.UNOWNED));
  }
}
