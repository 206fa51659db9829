package dev.slipway.gather;

import dev.slipway.fact.Cpu;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import java.util.HashSet;

/** Reads the flags of the first processor: {@code flags} on x86, {@code Features} on ARM. */
final class CpuProbe implements Probe<Cpu> {
  @Override
  public Class<Cpu> type() {
    return Cpu.class;
  }

  @Override
  public String script(Questions questions) {
    return "grep -m 1 -E '^(flags|Features)' /proc/cpuinfo; getconf _NPROCESSORS_ONLN || nproc";
  }

  @Override
  public Fact<Cpu> read(String output, int exit) {
    var lines = output.lines().toList();
    int colon = lines.isEmpty() ? -1 : lines.getFirst().indexOf(':');
    if (colon < 0) {
      return Answers.notUnderstood("/proc/cpuinfo", output);
    }
    return Fact.known(
        new Cpu(
            new HashSet<>(Answers.words(lines.getFirst().substring(colon + 1))),
            Math.max(1, Answers.numberOr(lines.getLast().strip(), 1))),
        "/proc/cpuinfo");
  }
}
