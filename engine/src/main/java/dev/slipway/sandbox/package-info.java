/**
 * Throw-away real servers on this computer: Debian 11, 12 and 13 with systemd as PID 1 and sshd,
 * each with an address, a key and a disk of its own, several at once. It may use the programs of a
 * Debian host (debootstrap, ip, systemd-nspawn, ssh-keygen) through its own two scripts and needs
 * root. It must never know what is deployed on its servers, nor touch anything on this computer
 * that does not carry its name.
 */
@NullMarked
package dev.slipway.sandbox;

import org.jspecify.annotations.NullMarked;
