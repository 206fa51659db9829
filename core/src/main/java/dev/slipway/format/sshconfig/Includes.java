package dev.slipway.format.sshconfig;

import java.util.List;

/** Finds the files that {@code Include} names. */
@FunctionalInterface
public interface Includes {

  /**
   * The readable files that a pattern names, sorted; none is no error ({@code ssh_config(5)}).
   *
   * @param pattern as written: may start with {@code ~}, be relative, and hold {@code *} and {@code
   *     ?}
   * @param from the file that includes them: a relative pattern means another directory in the
   *     user's file than in the system's
   */
  List<ConfigFile> matching(String pattern, ConfigFile from);
}
