package dev.slipway.doctor;

import dev.slipway.fact.ServerFacts;
import dev.slipway.model.ServerName;
import dev.slipway.remote.Remote;

/** What came of going to one server. */
public sealed interface Visit {

  /** The server as the user wrote it. */
  ServerName server();

  /**
   * It was reached and looked at; the connection is open for what comes next.
   *
   * @param remote the connection
   * @param facts what was found
   */
  record Reached(Remote remote, ServerFacts facts) implements Visit {
    @Override
    public ServerName server() {
      return remote.server();
    }
  }

  /**
   * It was not, or nothing can be deployed to it.
   *
   * @param server the server
   * @param why the error, for a person
   */
  record Unreached(ServerName server, String why) implements Visit {}
}
