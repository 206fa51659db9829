package dev.slipway.format.sshconfig;

/** The text of one configuration file, and the name that errors give it. */
public record ConfigFile(String name, String text) {}
