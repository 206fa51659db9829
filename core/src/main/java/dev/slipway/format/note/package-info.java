/**
 * Signed notes: a text and below it lines that sign it, as the Go checksum database signs its tree
 * (golang.org/x/mod/sumdb/note). Bytes in, verdicts out; where a note came from is not known here.
 */
@NullMarked
package dev.slipway.format.note;

import org.jspecify.annotations.NullMarked;
