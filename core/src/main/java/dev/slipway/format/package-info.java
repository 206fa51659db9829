/**
 * What all readers of foreign formats share: one error that says where and what, and one reader of
 * bytes that checks every bound. The formats themselves live in packages of their own below this
 * one, one format each. Input is bytes or text that the caller already holds; nothing here opens a
 * file or knows where its input came from.
 */
@NullMarked
package dev.slipway.format;

import org.jspecify.annotations.NullMarked;
