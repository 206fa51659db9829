package dev.slipway.sandbox;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where one sandbox keeps its things on this computer, and what they are called.
 *
 * @param label what everything of it is named by: {@code slipway} of the one that all share
 * @param run what a reboot of the computer may take away: a directory a server, the lock
 * @param data the servers' disks
 * @param images the root file systems of the suites, kept between runs and shared by all sandboxes
 */
record Places(String label, Path run, Path data, Path images) {
  /** A network device is named by the label, {@code -} and a number of three digits, at most 15. */
  private static final Pattern FORM = Pattern.compile("[a-z]{2,8}");

  /** The places of the sandbox with this label. */
  static Places of(String label) {
    if (!FORM.matcher(label).matches()) {
      throw new IllegalArgumentException(
          "sandbox label \"" + label + "\": use two to eight lower-case letters");
    }
    return new Places(
        label,
        Path.of("/run/" + label + "-sandbox"),
        Path.of("/var/lib/" + label + "-sandbox"),
        Path.of("/var/cache/slipway/images"));
  }

  /** The bridge that joins all its servers. */
  String bridge() {
    return label + "0";
  }

  /** The network device that leads to the server with this address. */
  String device(String address) {
    return label + "-" + address.substring(address.lastIndexOf('.') + 1);
  }

  /** The directory of its cgroups below the root of each tree. */
  String controlGroup() {
    return label + "-sandbox";
  }
}
