package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.fact.UnprivilegedPorts;

/** Reads the sysctl, which came with Linux 4.11; before it the limit was always 1024. */
final class UnprivilegedPortsProbe implements Probe<UnprivilegedPorts> {
  private static final String FILE = "/proc/sys/net/ipv4/ip_unprivileged_port_start";

  @Override
  public Class<UnprivilegedPorts> type() {
    return UnprivilegedPorts.class;
  }

  /** By cat: the read of dash takes one byte at a time, and a file of /proc/sys gives only one. */
  @Override
  public String script(Questions questions) {
    return "if [ -e "
        + FILE
        + " ]; then cat "
        + FILE
        + "; elif [ -d /proc/sys/net/ipv4 ]; then echo 1024; fi";
  }

  @Override
  public Fact<UnprivilegedPorts> read(String output, int exit) {
    int first = Answers.numberOr(output.strip(), -1);
    return first < 0 || first > 65536
        ? Answers.notUnderstood(FILE, output)
        : Fact.known(new UnprivilegedPorts(first), FILE);
  }
}
