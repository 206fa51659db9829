package dev.slipway.format.gobinary;

/**
 * What stands at an address of the code.
 *
 * @param function that the code belongs to: {@code main.serve}
 * @param offset bytes from where it begins
 * @param file the source file, that of an inlined function where one is; empty when it is not known
 * @param line in that file; 0 when it is not known
 */
public record CodePlace(String function, long offset, String file, int line) {}
