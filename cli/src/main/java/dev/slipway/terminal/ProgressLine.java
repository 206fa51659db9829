package dev.slipway.terminal;

import dev.slipway.cli.Console;

/**
 * One line on standard error that says how far a long piece of work is. On a terminal it is written
 * over itself; elsewhere a new line appears each ten percent, so that a log stays readable.
 */
public final class ProgressLine {
  private static final String ERASE = "\r\u001b[K";
  private static final int STEP = 10;

  private final Console console;
  private int said = -STEP;
  private int shown = -1;

  /** A line that is not there yet. */
  public ProgressLine(Console console) {
    this.console = console;
  }

  /** Says how far it is; a line for 100 percent ends the work, and the next one begins another. */
  public synchronized void show(int percent, String text) {
    if (percent < said) {
      said = -STEP;
    }
    if (console.terminal()) {
      overwrite(percent, text);
    } else if (percent >= said + STEP || (percent == 100 && said != 100)) {
      said = percent == 100 ? 100 : percent - percent % STEP;
      console.err().println(text);
    }
  }

  private void overwrite(int percent, String text) {
    if (percent == shown && percent != 100) {
      return;
    }
    shown = percent;
    console.err().print(ERASE + text + (percent == 100 ? System.lineSeparator() : ""));
    console.err().flush();
  }
}
