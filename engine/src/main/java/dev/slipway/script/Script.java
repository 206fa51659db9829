package dev.slipway.script;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a POSIX shell script for a server. Program text is constant; data gets in by {@link
 * Builder#set} alone, which quotes it, or as framed input of a {@link Conversation}.
 *
 * <p>The script runs in a clean room: {@code cd /}, empty environment but {@code PATH}, {@code
 * HOME} and {@code LC_ALL=C}, {@code umask 022}. What it prints outside a step is kept for {@code
 * --debug} and otherwise ignored. It may use these functions besides POSIX:
 *
 * <pre>
 * step ID COMMAND [ARG]...   runs a command, function or {@code eval} as the step ID and returns its
 *                            exit code; the step's output is framed, its standard error joins it
 * facts ID COMMAND [ARG]...  the same, but standard error is thrown away
 * begin ID; end CODE         the same by hand, around several commands
 * take COUNT [SECONDS]       copies exactly COUNT bytes of the input to standard output, in pieces;
 *                            fails when one piece takes longer than SECONDS (20), or at end of input
 * line SECONDS               reads one line of the input into $line: 0 read, 1 end of input,
 *                            124 or 143 nothing in time
 * </pre>
 *
 * <p>Ids are made of letters, digits and {@code . _ : / -}. No two steps run at once.
 */
public final class Script {

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/-]+");

  private final String body;
  private final boolean survivor;
  private final List<String> kept;

  private Script(String body, boolean survivor, List<String> kept) {
    this.body = body;
    this.survivor = survivor;
    this.kept = List.copyOf(kept);
  }

  /** An empty script to add to. */
  public static Builder builder() {
    return new Builder();
  }

  /** The text, without what Slipway puts around it. */
  public String body() {
    return body;
  }

  /** Whether it goes on when the client is gone. */
  public boolean isSurvivor() {
    return survivor;
  }

  /** Names of variables of the login that it is told; the clean room has none of them. */
  public List<String> kept() {
    return kept;
  }

  /** Collects the lines of a script. */
  public static final class Builder {

    private final StringBuilder body = new StringBuilder();
    private boolean survivor;
    private List<String> kept = List.of();

    private Builder() {}

    /** Sets a shell variable to this data, whatever bytes it holds but NUL. */
    public Builder set(String variable, String data) {
      if (!VARIABLE.matcher(variable).matches()) {
        throw new IllegalArgumentException("not a shell variable: " + variable);
      }
      return text(variable + "=" + ShellWord.quote(data));
    }

    /** Adds constant program text: whole lines, no data in it. */
    public Builder text(String lines) {
      body.append(lines).append('\n');
      return this;
    }

    /** Adds a step of constant program text; its standard error joins its output. */
    public Builder step(String id, String lines) {
      return framed("step", id, lines);
    }

    /** Adds a step of constant program text; its standard error is thrown away. */
    public Builder facts(String id, String lines) {
      return framed("facts", id, lines);
    }

    /**
     * Lets the script go on when the client is gone: {@code trap '' HUP PIPE} before its first
     * line. Without it the next write to a dead client ends the script.
     */
    public Builder surviving() {
      survivor = true;
      return this;
    }

    /**
     * Tells the script what the login's shell set these variables to: {@code $slipway_kept} has a
     * line {@code NAME=VALUE} for each that is set, a line end in a value is another character. For
     * scripts that run as the login; never for names that hold secrets, for other accounts may see
     * them while the room is entered.
     */
    public Builder keeping(List<String> names) {
      for (var name : names) {
        if (!VARIABLE.matcher(name).matches()) {
          throw new IllegalArgumentException("not a shell variable: " + name);
        }
      }
      kept = List.copyOf(names);
      return this;
    }

    /** The script. */
    public Script build() {
      return new Script(body.toString(), survivor, kept);
    }

    private Builder framed(String how, String id, String lines) {
      if (!ID.matcher(id).matches()) {
        throw new IllegalArgumentException("not a step id: " + id);
      }
      return text(how + " " + id + " eval " + ShellWord.quote(lines));
    }
  }
}
