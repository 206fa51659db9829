/**
 * The checks of the chapter ARTIFACT: whether the executable that is to be deployed can be started
 * by the server. They compare what the ELF file and its Go build information ask for with the
 * server's machine, loader and libraries; what the program does once it runs is not theirs.
 */
@NullMarked
package dev.slipway.check.artifact;

import org.jspecify.annotations.NullMarked;
