package dev.slipway.check.unit;

import dev.slipway.check.Settings;
import dev.slipway.check.Settings.Command;
import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Binary.Contents;
import java.util.Optional;

/**
 * The Go executable that this deploy sends, where the unit starts it itself and no wrapper does.
 */
record Deployed(Command start, Contents.Executable executable) {

  /** Empty when the unit starts something else or the executable is not known or not Go's. */
  static Optional<Deployed> of(Subject subject, Settings settings) {
    var path = subject.declaration().map(declared -> declared.service().executable());
    return subject
        .binary()
        .found()
        .flatMap(Binary::executable)
        .filter(executable -> executable.go().isPresent())
        .flatMap(
            executable ->
                settings.commands("ExecStart").stream()
                    .filter(command -> path.filter(command.command().path()::equals).isPresent())
                    .findFirst()
                    .map(command -> new Deployed(command, executable)));
  }

  /** Whether a constant of it holds this text; true when it cannot be told. */
  boolean mayHold(String text) {
    try {
      return executable.elf().holds(text);
    } catch (dev.slipway.format.FormatException damaged) {
      return true;
    }
  }

  /** Whether a function of this name is linked in; true when it cannot be told. */
  boolean mayCall(String function) {
    try {
      return executable
          .go()
          .flatMap(go -> go.functions())
          .map(functions -> functions.has(function))
          .orElse(true);
    } catch (dev.slipway.format.FormatException damaged) {
      return true;
    }
  }
}
