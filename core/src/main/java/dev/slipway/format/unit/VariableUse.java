package dev.slipway.format.unit;

/**
 * A dollar sign in a command line and what systemd makes of it.
 *
 * @param written the text from the dollar sign on: {@code ${PORT}}, {@code $HOME/bin}
 * @param name the variable's name as systemd looks it up
 * @param word index of the word in the command, 0 for the zeroth argument
 */
public record VariableUse(String written, String name, int word, Kind kind) {

  public enum Kind {
    /** <code>${NAME}</code> anywhere: replaced by the value, by nothing when unset. */
    IN_WORD,
    /**
     * {@code $NAME} as a word of its own: replaced by the words of the value; no argument at all
     * when unset. Everything after the dollar sign is the name, so {@code $HOME/bin} asks for a
     * variable named {@code HOME/bin} and vanishes.
     */
    WHOLE_WORD,
    /** {@code x$NAME}: stays as written. */
    NOT_EXPANDED
  }
}
