/**
 * {@code slipway demo}: the main job on a real server, as a story of acts. Each act runs the
 * commands a person would type, in this process, and holds them to what was announced.
 */
@NullMarked
package dev.slipway.demo;

import org.jspecify.annotations.NullMarked;
