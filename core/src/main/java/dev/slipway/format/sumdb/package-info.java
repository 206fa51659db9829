/**
 * The checksum database of Go modules (sum.golang.org): its signed tree, its tiles, its records,
 * and the proof that a record is in the tree and that the tree only grew (golang.org/x/mod/sumdb
 * and sumdb/tlog, RFC 6962). Whoever asks fetches the bytes; here it is only judged what they
 * prove.
 *
 * <p>Three faults of Go's own client, found in 2026, are requirements here: a proven record without
 * a line for the module vouches for nothing (CVE-2026-42501), lines beside the proven record are
 * never looked at (CVE-2026-56864), and no hash is read from a tile that was not itself proven
 * (CVE-2026-56865).
 */
@NullMarked
package dev.slipway.format.sumdb;

import org.jspecify.annotations.NullMarked;
