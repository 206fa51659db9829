/**
 * Environment files: the grammar of systemd's {@code EnvironmentFile=}, which is neither that of a
 * shell nor that of pam_env, and what those two would make of the same file. Values are secrets and
 * stay masked. It may use the model; it knows no unit, no server and no policy.
 */
@NullMarked
package dev.slipway.format.envfile;

import org.jspecify.annotations.NullMarked;
