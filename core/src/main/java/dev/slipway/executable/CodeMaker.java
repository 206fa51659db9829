package dev.slipway.executable;

import dev.slipway.format.gobinary.BuildInfo;
import dev.slipway.format.gobinary.GoModule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Modules that make machine code at run time. */
public final class CodeMaker {
  private static final List<String> KNOWN =
      List.of(
          "github.com/tetratelabs/wazero",
          "github.com/bytecodealliance/wasmtime-go",
          "github.com/wasmerio/wasmer-go",
          "rogchap.com/v8go",
          "github.com/tommie/v8go",
          "github.com/bytedance/sonic");

  private static final Pattern LATER = Pattern.compile("/v\\d+");

  private CodeMaker() {}

  /** The first that is built in. */
  public static Optional<String> in(BuildInfo info) {
    return info.dependencies().stream()
        .map(GoModule::path)
        .filter(path -> KNOWN.stream().anyMatch(maker -> isOrHolds(maker, path)))
        .findFirst();
  }

  /** A module and its later major versions, {@code …/wasmtime-go/v20}. */
  private static boolean isOrHolds(String maker, String path) {
    return path.startsWith(maker)
        && (path.length() == maker.length()
            || LATER.matcher(path.substring(maker.length())).matches());
  }
}
