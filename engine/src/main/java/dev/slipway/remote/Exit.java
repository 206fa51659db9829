package dev.slipway.remote;

/** How a command ended. */
public sealed interface Exit {

  /** It ended by itself with this code, 0 to 255. */
  record Code(int code) implements Exit {
    @Override
    public String toString() {
      return "exit " + code;
    }
  }

  /** A signal killed it; the name has no {@code SIG}, e.g. {@code KILL} (RFC 4254 6.10). */
  record Signal(String name) implements Exit {
    @Override
    public String toString() {
      return "killed by SIG" + name;
    }
  }

  /** Whether the command says that all went well. */
  default boolean isSuccess() {
    return this instanceof Code(int code) && code == 0;
  }
}
