package dev.slipway.fact;

import java.util.Set;

/**
 * The distribution, as {@code /etc/os-release} names it (os-release(5)).
 *
 * @param id {@code debian}, {@code rhel}; {@code linux} when the file does not say
 * @param version {@code 12}; empty for a rolling release
 * @param title for people: {@code Debian GNU/Linux 12 (bookworm)}
 * @param like ids of the distributions it is made from
 */
public record OperatingSystem(String id, String version, String title, Set<String> like) {
  /** Copies the ids. */
  public OperatingSystem {
    like = Set.copyOf(like);
  }

  /** Whether it is this distribution or made from it. */
  public boolean isLike(String distribution) {
    return id.equals(distribution) || like.contains(distribution);
  }
}
