package dev.slipway.catalogue;

/** A page that is not of the form it should have: where, and what was expected there. */
public final class PageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PageException(String name, int line, String problem) {
    super(name + ":" + line + ": " + problem);
  }
}
