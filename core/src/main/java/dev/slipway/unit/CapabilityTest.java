package dev.slipway.unit;

import java.util.List;
import java.util.Set;

/**
 * One test of the bounding set: bad when one of its capabilities may be held (systemd 252,
 * analyze-security.c).
 *
 * @param id as the tool's JSON names it
 */
record CapabilityTest(String id, int weight, Set<String> capabilities) {

  static final List<CapabilityTest> ALL =
      List.of(
          of("CAP_SYS_ADMIN", 1500, "CAP_SYS_ADMIN"),
          of("CAP_SET_UID_GID_PCAP", 1500, "CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP"),
          of("CAP_SYS_PTRACE", 1500, "CAP_SYS_PTRACE"),
          of("CAP_SYS_TIME", 1000, "CAP_SYS_TIME"),
          of("CAP_NET_ADMIN", 1000, "CAP_NET_ADMIN"),
          of("CAP_SYS_RAWIO", 1000, "CAP_SYS_RAWIO"),
          of("CAP_SYS_MODULE", 1000, "CAP_SYS_MODULE"),
          of("CAP_CHOWN_FSETID_SETFCAP", 1000, "CAP_CHOWN", "CAP_FSETID", "CAP_SETFCAP"),
          of(
              "CAP_DAC_FOWNER_IPC_OWNER",
              1000,
              "CAP_DAC_OVERRIDE",
              "CAP_DAC_READ_SEARCH",
              "CAP_FOWNER",
              "CAP_IPC_OWNER"),
          of("CAP_AUDIT", 500, "CAP_AUDIT_CONTROL", "CAP_AUDIT_READ", "CAP_AUDIT_WRITE"),
          of("CAP_SYSLOG", 500, "CAP_SYSLOG"),
          of("CAP_SYS_NICE_RESOURCE", 500, "CAP_SYS_NICE", "CAP_SYS_RESOURCE"),
          of("CAP_MKNOD", 500, "CAP_MKNOD"),
          of("CAP_KILL", 500, "CAP_KILL"),
          of(
              "CAP_NET_BIND_SERVICE_BROADCAST_RAW)",
              500,
              "CAP_NET_BIND_SERVICE",
              "CAP_NET_BROADCAST",
              "CAP_NET_RAW"),
          of("CAP_SYS_BOOT", 100, "CAP_SYS_BOOT"),
          of("CAP_MAC", 100, "CAP_MAC_ADMIN", "CAP_MAC_OVERRIDE"),
          of("CAP_LINUX_IMMUTABLE", 75, "CAP_LINUX_IMMUTABLE"),
          of("CAP_IPC_LOCK", 50, "CAP_IPC_LOCK"),
          of("CAP_SYS_CHROOT", 50, "CAP_SYS_CHROOT"),
          of("CAP_BLOCK_SUSPEND", 25, "CAP_BLOCK_SUSPEND"),
          of("CAP_WAKE_ALARM", 25, "CAP_WAKE_ALARM"),
          of("CAP_LEASE", 25, "CAP_LEASE"),
          of("CAP_SYS_TTY_CONFIG", 25, "CAP_SYS_TTY_CONFIG"),
          of("CAP_SYS_PACCT", 25, "CAP_SYS_PACCT"),
          of("CAP_BPF", 25, "CAP_BPF"));

  private static CapabilityTest of(String id, int weight, String... capabilities) {
    return new CapabilityTest(id, weight, Set.of(capabilities));
  }
}
