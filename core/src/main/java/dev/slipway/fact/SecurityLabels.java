package dev.slipway.fact;

import java.util.Map;

/**
 * SELinux: whether it decides, and the labels of the paths that were asked for.
 *
 * @param mode what it does
 * @param labels by absolute path the whole label, {@code system_u:object_r:bin_t:s0}; nothing when
 *     it is off
 */
public record SecurityLabels(Mode mode, Map<String, String> labels) {
  /** Copies the labels. */
  public SecurityLabels {
    labels = Map.copyOf(labels);
  }

  /** What SELinux does. */
  public enum Mode {
    /** It is not there, or off. */
    OFF,
    /** It writes down what it would refuse. */
    PERMISSIVE,
    /** It refuses. */
    ENFORCING
  }
}
