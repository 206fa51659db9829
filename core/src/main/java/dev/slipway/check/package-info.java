/**
 * What a check is. A check is a pure function from facts to findings: it does no I/O, knows no
 * other check and says nothing about a fact that is unknown. The checks themselves live in one
 * package a chapter below this one, each registered by one line in its chapter's list.
 */
@NullMarked
package dev.slipway.check;

import org.jspecify.annotations.NullMarked;
