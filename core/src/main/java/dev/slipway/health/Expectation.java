package dev.slipway.health;

import java.time.Duration;

/**
 * What the verdict goes by.
 *
 * @param asked whether a health question is declared
 * @param since when the release was started, since the server's boot; earlier answers are its
 *     predecessor's
 * @param timeout the longest one answer may take
 * @param start the longest time to the first good sight
 * @param watch how long everything must stay good after it
 */
public record Expectation(
    boolean asked, Duration since, Duration timeout, Duration start, Duration watch) {}
