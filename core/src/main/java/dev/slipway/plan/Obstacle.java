package dev.slipway.plan;

/**
 * Why nothing can be planned: it is said before anything is changed.
 *
 * @param what what is in the way, with the value seen
 * @param evidence the file or command it was seen in
 * @param fix what to do about it
 */
public record Obstacle(String what, String evidence, String fix) {}
