package dev.slipway.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One result of a check.
 *
 * @param id the page of the catalogue: {@code UNIT-08}
 * @param cause what is wrong here, with the values seen, in one or two sentences
 * @param severity the severity the facts ask for; the page's is the highest that is shown
 * @param server the server it was found on; empty when it is about project or binary alone
 * @param evidence where it was seen, the strongest first
 * @param fix what to do
 */
public record Finding(
    String id,
    String cause,
    Severity severity,
    Optional<String> server,
    List<Evidence> evidence,
    Fix fix) {
  /** Copies the evidence. */
  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** A finding as severe as its page allows; add evidence and a fix. */
  public static Finding of(String id, String cause) {
    return new Finding(id, cause, Severity.BLOCKER, Optional.empty(), List.of(), Fix.of(""));
  }

  /** The same finding on this server. */
  public Finding on(String name) {
    return new Finding(id, cause, severity, Optional.of(name), evidence, fix);
  }

  /** The same finding with one more piece of evidence. */
  public Finding seen(String source, String value) {
    var more = new ArrayList<>(evidence);
    more.add(new Evidence(source, value));
    return new Finding(id, cause, severity, server, more, fix);
  }

  /** The same finding, milder than its page. */
  public Finding lowered(Severity to) {
    return new Finding(id, cause, to, server, evidence, fix);
  }

  /** The same finding with this fix. */
  public Finding fix(String text, String... commands) {
    return fix(Fix.of(text, commands));
  }

  /** The same finding with this fix. */
  public Finding fix(Fix means) {
    return new Finding(id, cause, severity, server, evidence, means);
  }
}
