package dev.slipway.unit;

import dev.slipway.model.Declaration;
import dev.slipway.model.Run;
import dev.slipway.model.ServiceName;
import dev.slipway.model.SystemdVersion;

/**
 * All that decides about a generated unit.
 *
 * @param service the service
 * @param user the account it runs as
 * @param run how it is run
 * @param executable what is known of its executable
 * @param systemd the version on the server
 */
public record UnitSettings(
    ServiceName service,
    String user,
    Run run,
    ExecutableTraits executable,
    SystemdVersion systemd) {

  public static UnitSettings of(
      Declaration declaration, ExecutableTraits executable, SystemdVersion systemd) {
    return new UnitSettings(
        declaration.service(), declaration.user(), declaration.run(), executable, systemd);
  }
}
