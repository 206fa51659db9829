package dev.slipway.demo;

/** Something came out otherwise than the demo had said it would. */
final class NotAsAnnounced extends Exception {
  private static final long serialVersionUID = 1L;

  NotAsAnnounced(String announced, String seen) {
    super("announced: " + announced + "; seen: " + seen);
  }
}
