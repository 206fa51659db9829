/**
 * ELF executables as the kernel and the dynamic loader read them: header, segments, dynamic
 * section, needed versions of symbols, notes. Works on mapped files of any size and reads only what
 * is asked for; knows nothing of Go.
 */
@NullMarked
package dev.slipway.format.elf;

import org.jspecify.annotations.NullMarked;
