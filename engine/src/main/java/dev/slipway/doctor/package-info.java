/**
 * Looks at project, executable and servers together: builds what has to be built, reads what will
 * be sent, asks each server in one exec, and gives the checks one subject a server. Changes nothing
 * on a server.
 */
@NullMarked
package dev.slipway.doctor;

import org.jspecify.annotations.NullMarked;
