package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Login;
import dev.slipway.fact.Questions;

/** Asks who the script runs as. */
final class LoginProbe implements Probe<Login> {
  @Override
  public Class<Login> type() {
    return Login.class;
  }

  @Override
  public String script(Questions questions) {
    return "id -u; id -un || id -u";
  }

  @Override
  public Fact<Login> read(String output, int exit) {
    var lines = output.lines().map(String::strip).toList();
    var uid = Answers.number(lines.isEmpty() ? "" : lines.getFirst());
    return uid.isPresent() && lines.size() == 2 && !lines.getLast().isEmpty()
        ? Fact.known(new Login(lines.getLast(), uid.get(), lines.getLast()), "id")
        : Answers.notUnderstood("id -u", output);
  }
}
