/**
 * What Go's linker leaves in an executable: build info (since Go 1.12) and the table of functions.
 * Read from the file alone; an executable is never run to learn about it.
 */
@NullMarked
package dev.slipway.format.gobinary;

import org.jspecify.annotations.NullMarked;
