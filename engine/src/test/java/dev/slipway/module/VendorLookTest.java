package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
}
