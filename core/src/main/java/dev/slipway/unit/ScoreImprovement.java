package dev.slipway.unit;

import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.model.SystemdVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lines that would lower the exposure of a unit, each measured by scoring the unit with them added.
 *
 * @param lines directives for {@code [Service]}
 * @param after the exposure with these alone added, in tenths
 * @param thousandths by how much they lower it
 * @param price what a service cannot do with them; empty when hardly any would notice
 */
public record ScoreImprovement(List<String> lines, int after, int thousandths, String price) {

  private record Candidate(List<String> lines, String price) {
    static Candidate of(String price, String... lines) {
      return new Candidate(List.of(lines), price);
    }
  }

  private static final String NO_NETWORK = "cuts the service off from the network";

  private static final List<Candidate> CANDIDATES =
      List.of(
          Candidate.of("files it owns have to be given to that user", "User=NAME"),
          Candidate.of(
              "no port below 1024, no file of others: name the capabilities it needs",
              "CapabilityBoundingSet="),
          Candidate.of(
              "a program that makes unusual system calls is killed",
              "SystemCallFilter=@system-service",
              "SystemCallFilter=~@privileged"),
          Candidate.of("Go before 1.20 dies of it", "SystemCallFilter=~@resources"),
          Candidate.of("", "SystemCallArchitectures=native"),
          Candidate.of("no containers", "RestrictNamespaces=yes"),
          Candidate.of(
              "no other kinds of sockets",
              "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK"),
          Candidate.of(NO_NETWORK, "PrivateNetwork=yes"),
          Candidate.of(NO_NETWORK + " but what IPAddressAllow= names", "IPAddressDeny=any"),
          Candidate.of("", "NoNewPrivileges=yes"),
          Candidate.of("it writes only below StateDirectory= and its kin", "ProtectSystem=strict"),
          Candidate.of("", "ProtectHome=yes"),
          Candidate.of("", "PrivateTmp=yes"),
          Candidate.of("no devices but /dev/null and its kin", "PrivateDevices=yes"),
          Candidate.of("no devices but /dev/null and its kin", "DevicePolicy=closed"),
          Candidate.of("", "PrivateMounts=yes"),
          Candidate.of("no port below 1024", "PrivateUsers=yes"),
          Candidate.of("", "ProtectKernelTunables=yes"),
          Candidate.of("", "ProtectKernelModules=yes"),
          Candidate.of("", "ProtectKernelLogs=yes"),
          Candidate.of("", "ProtectControlGroups=yes"),
          Candidate.of("", "ProtectClock=yes"),
          Candidate.of("", "ProtectHostname=yes"),
          Candidate.of("", "ProtectProc=invisible"),
          Candidate.of("the listen backlog falls to 128", "ProcSubset=pid"),
          Candidate.of("", "LockPersonality=yes"),
          Candidate.of("no code made at run time", "MemoryDenyWriteExecute=yes"),
          Candidate.of("", "RestrictRealtime=yes"),
          Candidate.of("", "RestrictSUIDSGID=yes"),
          Candidate.of("", "RemoveIPC=yes"),
          Candidate.of("", "KeyringMode=private"),
          Candidate.of("its files are for its user alone", "UMask=0077"),
          Candidate.of("", "AmbientCapabilities="),
          Candidate.of("", "NotifyAccess=main"),
          Candidate.of("", "SupplementaryGroups="),
          Candidate.of("", "Delegate=no"));

  /** Copies the lines. */
  public ScoreImprovement {
    lines = List.copyOf(lines);
  }

  /**
   * What would lower the exposure of this unit under this version of systemd, the most first.
   * Directives that the version does not know are left out.
   */
  public static List<ScoreImprovement> of(EffectiveUnit unit, SystemdVersion version) {
    var before = UnitScore.of(unit, version).exposureThousandths();
    var table = DirectiveTable.of(version);
    var improvements = new ArrayList<ScoreImprovement>();
    for (var candidate : CANDIDATES) {
      if (candidate.lines().stream().allMatch(line -> isKnown(table, line))) {
        var score = UnitScore.of(with(unit, candidate.lines()), version);
        int lower = before - score.exposureThousandths();
        if (lower > 0) {
          improvements.add(
              new ScoreImprovement(
                  candidate.lines(), score.exposureTenths(), lower, candidate.price()));
        }
      }
    }
    improvements.sort(Comparator.comparingInt(ScoreImprovement::thousandths).reversed());
    return List.copyOf(improvements);
  }

  private static boolean isKnown(DirectiveTable table, String line) {
    return table.find("Service", line.substring(0, line.indexOf('='))).isPresent();
  }

  /** The unit with these lines read last. */
  static EffectiveUnit with(EffectiveUnit unit, List<String> lines) {
    var dropIns = new ArrayList<>(unit.dropIns());
    dropIns.add(UnitFile.parse("improvement", "[Service]\n" + String.join("\n", lines) + "\n"));
    return new EffectiveUnit(unit.main(), dropIns);
  }

  /** The exposure with these lines added, as the tool prints it: {@code 7.4}. */
  public String exposureAfter() {
    return UnitScore.shown(after);
  }
}
