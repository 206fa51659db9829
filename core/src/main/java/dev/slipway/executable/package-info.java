/**
 * What an executable tells about itself beyond its format: how it is hardened, what it can do, what
 * its build left switched on, what is embedded in it, and what two builds of it differ in. It may
 * use the formats alone and never says more than the file proves: what is linked in need not be
 * used.
 */
@NullMarked
package dev.slipway.executable;

import org.jspecify.annotations.NullMarked;
