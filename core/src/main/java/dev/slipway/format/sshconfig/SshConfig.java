package dev.slipway.format.sshconfig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The configuration files of OpenSSH's client, for computers without {@code ssh}. Knows {@code
 * Host} with patterns, {@code Include} and the rule that the first value wins; refuses {@code
 * Match}, whose conditions only {@code ssh} itself can decide. Keywords it does not know are kept.
 */
public final class SshConfig {

  /** OpenSSH 9.2, readconf.h: READCONF_MAX_DEPTH. */
  private static final int MAX_DEPTH = 16;

  private final List<ConfigFile> files;
  private final Includes includes;

  /**
   * @param files in the order in which they win: the user's first, then the system's
   */
  public SshConfig(List<ConfigFile> files, Includes includes) {
    this.files = List.copyOf(files);
    this.includes = includes;
  }

  /**
   * What the files say of a host.
   *
   * @param host as it was typed; {@code Host} lines are compared with this, not with HostName
   */
  public HostSettings settings(String host) throws SshConfigException {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (ConfigFile file : files) {
      read(file, host, true, 0, values);
    }
    return new HostSettings(values);
  }

  private void read(
      ConfigFile file, String host, boolean wanted, int depth, Map<String, List<String>> values)
      throws SshConfigException {
    boolean active = wanted;
    int number = 0;
    for (String text : file.text().lines().toList()) {
      ConfigLine line = ConfigLine.parse(file.name(), ++number, text);
      switch (line.keyword()) {
        case "" -> {}
        case "host" -> active = wanted && HostPattern.matches(line.arguments(), host);
        case "match" ->
            throw new SshConfigException(
                file.name(),
                number,
                "\"Match\" can only be decided by OpenSSH itself. Install it (openssh-client), or"
                    + " name a file without Match: -F FILE");
        case "include" -> {
          if (depth == MAX_DEPTH) {
            throw new SshConfigException(
                file.name(), number, "includes are nested deeper than " + MAX_DEPTH);
          }
          for (String pattern : line.arguments()) {
            for (ConfigFile included : includes.matching(pattern, file)) {
              read(included, host, active, depth + 1, values);
            }
          }
        }
        default -> {
          if (active) {
            set(line, values);
          }
        }
      }
    }
  }

  private static void set(ConfigLine line, Map<String, List<String>> values) {
    String keyword = line.keyword();
    if (HostSettings.REPEATED.contains(keyword)) {
      List<String> known = values.computeIfAbsent(keyword, _ -> new ArrayList<>());
      if (!known.contains(line.arguments().getFirst())) {
        known.add(line.arguments().getFirst());
      }
    } else if (!values.containsKey(keyword) && !isOverruled(keyword, values)) {
      values.put(
          keyword,
          HostSettings.LISTS.contains(keyword)
              ? line.arguments()
              : List.of(line.arguments().getFirst()));
    }
  }

  /** ProxyJump and ProxyCommand exclude each other: the first of the two wins. */
  private static boolean isOverruled(String keyword, Map<String, List<String>> values) {
    return switch (keyword) {
      case "proxyjump" -> values.containsKey("proxycommand");
      case "proxycommand" -> values.containsKey("proxyjump");
      default -> false;
    };
  }
}
