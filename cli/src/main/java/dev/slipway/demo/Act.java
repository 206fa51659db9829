package dev.slipway.demo;

import java.time.Duration;

/**
 * One act that was played.
 *
 * @param title what it showed
 * @param took how long it took
 * @param asAnnounced whether everything in it came out as announced
 */
public record Act(String title, Duration took, boolean asAnnounced) {}
