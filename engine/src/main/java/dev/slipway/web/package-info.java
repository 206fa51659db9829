/**
 * Files from servers, over HTTP: through the proxy that the environment names, with the names and
 * passwords of {@code netrc}, never more of it than was asked for.
 */
@NullMarked
package dev.slipway.web;

import org.jspecify.annotations.NullMarked;
