package dev.slipway.health;

/**
 * What {@code systemctl show} says of a unit, in systemd's own words.
 *
 * @param active {@code ActiveState}
 * @param sub {@code SubState}
 * @param result {@code Result}
 * @param mainPid {@code MainPID}, 0 for none
 * @param invocation {@code InvocationID}, another one at every start
 * @param restarts {@code NRestarts}: automatic ones since the last restart by hand
 * @param mainCode {@code ExecMainCode}: 1 exited, 2 killed, 3 dumped (CLD_… of siginfo)
 * @param mainStatus {@code ExecMainStatus}: exit code or signal
 */
public record UnitSeen(
    String active,
    String sub,
    String result,
    int mainPid,
    String invocation,
    int restarts,
    int mainCode,
    int mainStatus) {}
