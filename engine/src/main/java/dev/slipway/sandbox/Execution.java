package dev.slipway.sandbox;

/**
 * What a command came to.
 *
 * @param exit its exit code; 128 plus the number of the signal that killed it
 * @param out its standard output
 * @param err its standard error
 */
public record Execution(int exit, String out, String err) {

  /** Whether it ended with 0. */
  public boolean isOk() {
    return exit == 0;
  }
}
