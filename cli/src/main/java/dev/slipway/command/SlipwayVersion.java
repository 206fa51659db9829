package dev.slipway.command;

/** The version of this build; a test holds it equal to the one of the parent pom. */
public final class SlipwayVersion {
  /** The version as a person writes it. */
  public static final String TEXT = "0.1.0";

  private SlipwayVersion() {}
}
