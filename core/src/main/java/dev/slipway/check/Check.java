package dev.slipway.check;

import dev.slipway.finding.Finding;
import java.util.List;
import java.util.stream.Stream;

/** A pure function from what was read to what is wrong with it. */
public interface Check {

  /** The pages this check speaks for, at least one. No other check carries any of them. */
  List<String> ids();

  /**
   * What is wrong with {@code subject}, by these checks' ids alone. Nothing when all is well or
   * when a fact it needs is unknown.
   */
  Stream<Finding> examine(Subject subject);
}
