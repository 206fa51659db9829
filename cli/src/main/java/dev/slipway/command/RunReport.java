package dev.slipway.command;

import java.util.List;

/**
 * What {@code run --format json} prints.
 *
 * @param schema {@code slipway/run/1}
 * @param servers one result each, in the order the servers were named
 */
record RunReport(String schema, List<ServerRun> servers) {

  /**
   * One server's result.
   *
   * @param exit the command's exit code, 128 and the signal's number when one killed it; for an
   *     error of ours the code that Slipway has for it
   * @param stdout what the command printed, as UTF-8
   * @param error why the command was not run to its end; empty when it was
   */
  record ServerRun(String name, int exit, String stdout, String stderr, String error) {}

  RunReport(List<ServerRun> servers) {
    this("slipway/run/1", servers);
  }
}
