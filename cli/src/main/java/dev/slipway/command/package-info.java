/**
 * The commands, one class each: options in, engine called, result printed. A command holds no
 * knowledge of servers or Go; what it prints is made by the report package.
 */
@NullMarked
package dev.slipway.command;

import org.jspecify.annotations.NullMarked;
