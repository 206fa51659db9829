package dev.slipway.acceptance.go;

/** Commands that make a server look as if Go was installed there: all that a look at it reads. */
final class FakeGo {
  private FakeGo() {}

  /** A whole tree of this release. */
  static String tree(String root, String version) {
    return tree(root, version, version);
  }

  /** A tree whose compiler is of another release. */
  static String tree(String root, String version, String compiler) {
    return """
    mkdir -p ROOT/bin ROOT/pkg/tool/linux_amd64
    echo VERSION >ROOT/VERSION
    printf '#!/bin/sh\\necho go version VERSION linux/amd64\\n' >ROOT/bin/go
    printf '#!/bin/sh\\necho compile version COMPILER\\n' >ROOT/pkg/tool/linux_amd64/compile
    chmod +x ROOT/bin/go ROOT/pkg/tool/linux_amd64/compile
    """
        .replace("ROOT", root)
        .replace("echo VERSION", "echo " + version)
        .replace("version VERSION", "version " + version)
        .replace("COMPILER", compiler);
  }
}
