package dev.slipway.health;

/** What came back when the health question was asked. */
public sealed interface Answer {

  /** What was seen, for a person. */
  String text();

  /** As it was declared. */
  record Good(String text) implements Answer {}

  /** Something else, or nothing. */
  record Bad(String text) implements Answer {}

  /** It could not be asked: the server has no tool for it. */
  record Unknown(String text) implements Answer {}
}
