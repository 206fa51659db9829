package dev.slipway.terminal;

import dev.slipway.model.Secret;
import dev.slipway.remote.Ask;
import java.io.Console;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks whoever sits at the terminal; one question at a time, however many servers wait. {@code
 * --yes} does not answer here: a host key is accepted by a person or not at all.
 */
public final class TerminalAsk implements Ask {

  private final Console console = Objects.requireNonNull(System.console());

  @Override
  public synchronized boolean confirm(String question) {
    @Nullable String answer = console.readLine("%s [yes/no] ", question);
    return answer != null && answer.strip().equalsIgnoreCase("yes");
  }

  @Override
  public synchronized Optional<Secret> secret(String prompt) {
    char @Nullable [] typed = console.readPassword("%s", prompt);
    return typed == null ? Optional.empty() : Optional.of(Secret.of(new String(typed)));
  }
}
