/**
 * The project on this computer: {@code slipway.yaml} read into a declaration with every problem
 * found at once, and the Go module beside it. Reads files of the project, never a server.
 */
@NullMarked
package dev.slipway.project;

import org.jspecify.annotations.NullMarked;
