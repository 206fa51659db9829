package dev.slipway.terminal;

import dev.slipway.plan.StepResult;
import dev.slipway.transaction.Progress;
import java.io.PrintStream;

/** A line a step on standard error while a transaction runs. */
public final class StepProgress implements Progress {
  private static final int MILLIS = 1000;

  private final PrintStream err;
  private final Style style;

  /** Progress to this stream. */
  public StepProgress(PrintStream err, Style style) {
    this.err = err;
    this.style = style;
  }

  @Override
  public void ended(StepResult step) {
    var sign = step.exit() == 0 ? style.good("✓") : style.bad("✗");
    err.printf("  %s %-12s %6.2f s%n", sign, step.id(), (double) step.took().toMillis() / MILLIS);
  }

  @Override
  public void told(String sentence) {
    err.println("  " + sentence);
  }
}
