package dev.slipway.catalogue;

/**
 * A page that a pasted text may be about.
 *
 * @param page the page
 * @param score how much of its symptoms was seen: the fixed characters of each different one
 * @param lines how many lines of the text show one
 * @param firstLine the first of them, from 1
 * @param seen what was seen there, the matched part alone
 */
public record Candidate(Page page, int score, int lines, int firstLine, String seen) {}
