/**
 * The process: {@link dev.slipway.cli.Main} picks the command, the console carries its streams, one
 * place turns every error into words and an exit code, and one place ends the process. Knows the
 * commands by their list alone.
 */
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
