package dev.slipway.remote;

import java.util.List;

/** How a command ended. */
public sealed interface Exit {

  /** It ended by itself with this code, 0 to 255. */
  record Code(int code) implements Exit {
    @Override
    public int number() {
      return code;
    }

    @Override
    public String toString() {
      return "exit " + code;
    }
  }

  /** A signal killed it; the name has no {@code SIG}, e.g. {@code KILL} (RFC 4254 6.10). */
  record Signal(String name) implements Exit {

    /** By number (signal(7)). */
    private static final List<String> NAMES =
        List.of(
            "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
            "USR2", "PIPE", "ALRM", "TERM");

    @Override
    public int number() {
      return 128 + Math.max(0, NAMES.indexOf(name));
    }

    @Override
    public String toString() {
      return "killed by SIG" + name;
    }
  }

  /** The number a shell gives it: the code, or 128 and the number of the signal. */
  int number();

  /** Whether the command says that all went well. */
  default boolean isSuccess() {
    return this instanceof Code(int code) && code == 0;
  }
}
