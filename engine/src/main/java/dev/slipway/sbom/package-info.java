/**
 * Bills of materials of Go executables, written from what is in the file: CycloneDX and SPDX. Knows
 * nothing of servers and of where the file came from.
 */
@NullMarked
package dev.slipway.sbom;

import org.jspecify.annotations.NullMarked;
