package dev.slipway.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a service is run: the {@code run} section of {@code slipway.yaml}.
 *
 * @param user the account; empty means one named like the service, created as a system user
 * @param args arguments after the executable, each one argument, never split
 * @param env variables of the unit, in the order of the file
 * @param envFiles environment files of the project, sent with mode 0600
 * @param ports TCP ports the service listens on
 * @param workingDirectory absolute path on the server
 * @param writable absolute paths on the server that the service may write below
 * @param capabilities Linux capabilities without {@code CAP_}: {@code NET_BIND_SERVICE}
 * @param memory the most memory the service may use, in bytes
 * @param sandbox directives of the generated unit that replace Slipway's choice
 */
public record Run(
    Optional<String> user,
    List<String> args,
    Map<String, String> env,
    List<String> envFiles,
    List<Integer> ports,
    Optional<String> workingDirectory,
    List<String> writable,
    List<String> capabilities,
    Optional<Long> memory,
    Map<String, String> sandbox) {

  /** Nothing declared. */
  public static final Run DEFAULT =
      new Run(
          Optional.empty(),
          List.of(),
          Map.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Map.of());

  /** Copies the lists; the maps keep the order of the file. */
  public Run {
    args = List.copyOf(args);
    envFiles = List.copyOf(envFiles);
    ports = List.copyOf(ports);
    writable = List.copyOf(writable);
    capabilities = List.copyOf(capabilities);
    env = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(env));
    sandbox = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(sandbox));
  }
}
