/**
 * What Go takes for the zip of a module (golang.org/x/mod v0.39, zip/zip.go): its names and sizes,
 * judged from a list of the entries. Opening the zip, and holding what comes out of it against the
 * sizes it declares, is somebody else's.
 */
@NullMarked
package dev.slipway.format.modulezip;

import org.jspecify.annotations.NullMarked;
