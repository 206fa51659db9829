package dev.slipway.catalogue;

import dev.slipway.finding.Severity;
import java.util.List;

/**
 * A page of the catalogue: one known failure, as {@code docs/checks/ID.md} describes it.
 *
 * @param id chapter and number, {@code UNIT-08}; given once, for ever
 * @param title what is wrong, under 72 characters, present tense, no full stop, no Markdown
 * @param severity the highest its check may give
 * @param auto how much of the fix Slipway may do
 * @param versions what the page holds for, {@code systemd 247 to 257}; empty when for all
 * @param consequence whether its symptoms are what systemd logs after many kinds of failures, so
 *     that any page that names a cause explains more
 * @param symptoms what logs and terminals show; empty when the failure is silent
 * @param what what happens, in Markdown
 * @param why why it matters, in Markdown
 * @param fix how to fix it, in Markdown
 * @param ignore when it may be ignored, in Markdown
 * @param source where the facts come from, in Markdown
 */
public record Page(
    String id,
    String title,
    Severity severity,
    Auto auto,
    String versions,
    boolean consequence,
    List<Symptom> symptoms,
    String what,
    String why,
    String fix,
    String ignore,
    String source) {

  /** A title is one line of a report: shorter than this. */
  static final int TITLE_LIMIT = 72;

  /** Copies the symptoms. */
  public Page {
    symptoms = List.copyOf(symptoms);
  }

  /**
   * Reads a page.
   *
   * @param name the file's name, for errors
   * @throws PageException when it is not of the form that {@code docs/checks/README.md} gives
   */
  public static Page parse(String name, String text) {
    return new PageReader(name, text).read();
  }

  /** The chapter, {@code UNIT}. */
  public String chapter() {
    return id.substring(0, id.indexOf('-'));
  }
}
