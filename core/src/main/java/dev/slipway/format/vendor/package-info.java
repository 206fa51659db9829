/** {@code vendor/modules.txt}: which modules the packages of a vendor directory are of. */
@NullMarked
package dev.slipway.format.vendor;

import org.jspecify.annotations.NullMarked;
