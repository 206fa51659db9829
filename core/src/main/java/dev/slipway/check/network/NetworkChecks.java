package dev.slipway.check.network;

import dev.slipway.check.Chapter;

/** The checks of the chapter NETWORK, in order of what to fix first. */
public final class NetworkChecks {
  /** The chapter; UNIT-39 stands here because a port shows it. */
  public static final Chapter CHAPTER =
      Chapter.of(
          "NETWORK",
          new PortTaken(),
          new LeftoverProcess(),
          new IgnoredSocket(),
          new PrivilegedPort(),
          new MissingAddressFamily(),
          new MalformedAddress(),
          new ForeignAddress(),
          new DisabledIpv6(),
          new ResolverDifference());

  private NetworkChecks() {}
}
