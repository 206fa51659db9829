package dev.slipway.demo;

/**
 * What a command of the demo came to.
 *
 * @param command the command as it was typed
 * @param exit its exit code
 * @param text its standard output
 */
record Said(String command, int exit, String text) {

  /** Holds the command to its announced exit code. */
  Said exits(int announced) throws NotAsAnnounced {
    if (exit != announced) {
      throw new NotAsAnnounced(command + " exits with " + announced, "exit " + exit);
    }
    return this;
  }

  /** Holds the command to words in its output. */
  Said shows(String... words) throws NotAsAnnounced {
    for (var word : words) {
      if (!text.contains(word)) {
        throw new NotAsAnnounced(command + " shows \"" + word + "\"", "it does not");
      }
    }
    return this;
  }
}
