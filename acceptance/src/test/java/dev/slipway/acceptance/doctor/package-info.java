/**
 * The doctor on real servers, through the packaged launcher: each fault is planted, looked for and
 * taken away again, and where a start can show it the fault is proved to be one; what is healthy is
 * looked at too, and has to be silent. The tables are {@code faults.yaml} and {@code healthy.yaml}.
 */
package dev.slipway.acceptance.doctor;
