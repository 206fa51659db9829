package dev.slipway.plan;

import dev.slipway.model.Digest;
import java.time.Instant;

/**
 * The main process of a service: what runs, which is not always what should.
 *
 * @param pid its number
 * @param executable SHA-256 of {@code /proc/PID/exe}, which can be read even when the file is gone
 * @param path the file it was started from, as the kernel names it now
 * @param started when it was started
 */
public record Running(int pid, Digest executable, String path, Instant started) {}
