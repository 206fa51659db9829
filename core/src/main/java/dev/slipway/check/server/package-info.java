/**
 * The checks of the chapter HOST: space, mounts, kernel, processor, clock, names, certificates and
 * time zones of the server, each judged by what this service needs of it. A server that lacks what
 * nobody needs is healthy.
 */
@NullMarked
package dev.slipway.check.server;

import org.jspecify.annotations.NullMarked;
