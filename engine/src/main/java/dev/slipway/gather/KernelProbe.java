package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Kernel;
import dev.slipway.fact.Questions;

/** Asks {@code uname} (POSIX). */
final class KernelProbe implements Probe<Kernel> {
  @Override
  public Class<Kernel> type() {
    return Kernel.class;
  }

  @Override
  public String script(Questions questions) {
    return "uname -srm";
  }

  @Override
  public Fact<Kernel> read(String output, int exit) {
    var words = Answers.words(output);
    if (exit != 0 || words.size() != 3) {
      return Answers.notUnderstood("uname -srm", output);
    }
    return words.getFirst().equals("Linux")
        ? Fact.known(new Kernel(words.get(1), words.get(2)), "uname -srm")
        : Fact.unknown("the server runs " + words.getFirst() + ", not Linux", "");
  }
}
