package dev.slipway.catalogue;

/**
 * A page that a pasted text may be about.
 *
 * @param page the page
 * @param score the fixed characters of the longest symptom that was seen
 * @param sum the fixed characters of all different symptoms that were seen
 * @param lines how many lines of the text show one
 * @param firstLine the first of them, from 1
 * @param seen what was seen there, the matched part alone
 */
public record Candidate(Page page, int score, int sum, int lines, int firstLine, String seen) {}
