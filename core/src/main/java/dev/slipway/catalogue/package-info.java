/**
 * The catalogue of known failures: pages written for people ({@code docs/checks}), carried on the
 * class path, and the search that finds the pages a pasted error text speaks of. The register of
 * all checks stands here too, so that page, check and order are seen together. It may use findings
 * and checks; it knows no server, no report and no command.
 */
@NullMarked
package dev.slipway.catalogue;

import org.jspecify.annotations.NullMarked;
