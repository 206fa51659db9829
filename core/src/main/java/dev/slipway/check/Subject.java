package dev.slipway.check;

import dev.slipway.fact.ServerFacts;
import dev.slipway.model.Declaration;
import java.util.Optional;

/**
 * All that is known of one service on one server, or of a project or a server alone.
 *
 * @param declaration what {@code slipway.yaml} says; empty without a project
 * @param server what was found on the server; nothing known when none was asked
 */
public record Subject(Optional<Declaration> declaration, ServerFacts server) {}
