package dev.slipway.script;

import java.time.Duration;

/**
 * What a running script says, in order: a step begins, prints, ends; at last the script is done.
 */
public sealed interface Event {

  /** A step has begun, at this time since the server's boot. */
  record Begun(String step, Duration at) implements Event {}

  /** The step printed something. */
  record Printed(String step, Bytes bytes) implements Event {}

  /** A step has ended; the frame holds all it printed. */
  record Ended(Frame frame) implements Event {}

  /** The script ran to its end with this exit code. Nothing comes after it. */
  record Done(int exit) implements Event {}
}
