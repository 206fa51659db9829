package dev.slipway.unit;

import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.model.SystemdVersion;
import java.util.List;

/**
 * The exposure that {@code systemd-analyze security} gives a loaded service, computed from its unit
 * (systemd 252, analyze-security.c). It says how much of systemd's sandbox a unit uses; it says
 * nothing about files, code, ports or secrets. For units with {@code ProtectSystem=} and its kin
 * the tool's {@code --offline=true} of 252 shows up to 0.2 more: it overlooks that they imply
 * {@code PrivateMounts=}.
 *
 * @param tests what was looked at, in the order of the tool's weights
 */
public record UnitScore(List<Test> tests) {

  /**
   * One look at the sandbox.
   *
   * @param id as {@code --json} names it: {@code PrivateNetwork}, {@code
   *     CapabilityBoundingSet_CAP_SYS_ADMIN}
   * @param weight its part in the whole
   * @param badness from 0, nothing to gain, to {@code range}
   */
  public record Test(String id, int weight, int badness, int range) {

    /** What it adds to the exposure before the sum is divided by all weights. */
    int cost() {
      return Math.ceilDiv(badness * weight, range);
    }
  }

  public UnitScore {
    tests = List.copyOf(tests);
  }

  /** The score of a service under one version of systemd. */
  public static UnitScore of(EffectiveUnit unit, SystemdVersion version) {
    return new UnitScore(new ScoreTests(new SandboxState(unit, version), version).all());
  }

  /** The exposure in tenths: 14 is shown as 1.4. */
  public int exposureTenths() {
    return Math.ceilDiv(100 * cost(), weight());
  }

  /** The exposure in thousandths, not rounded up: to tell what lowers it by less than a tenth. */
  int exposureThousandths() {
    return 10_000 * cost() / weight();
  }

  private int cost() {
    return tests.stream().mapToInt(Test::cost).sum();
  }

  private int weight() {
    return tests.stream().mapToInt(Test::weight).sum();
  }

  /** The exposure as the tool prints it: {@code 1.4}. */
  public String exposure() {
    return shown(exposureTenths());
  }

  static String shown(int tenths) {
    return tenths / 10 + "." + tenths % 10;
  }

  /** The tool's word for it: {@code OK}, {@code MEDIUM}, {@code EXPOSED}, {@code UNSAFE}… */
  public String level() {
    int tenths = exposureTenths();
    if (tenths >= 100) {
      return "DANGEROUS";
    }
    if (tenths >= 90) {
      return "UNSAFE";
    }
    if (tenths >= 75) {
      return "EXPOSED";
    }
    if (tenths >= 50) {
      return "MEDIUM";
    }
    if (tenths >= 10) {
      return "OK";
    }
    return tenths >= 1 ? "SAFE" : "PERFECT";
  }
}
