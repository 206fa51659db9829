package dev.slipway.fact;

/**
 * The ports that every process may listen on ({@code net.ipv4.ip_unprivileged_port_start}).
 *
 * @param first the lowest of them; below it a process needs CAP_NET_BIND_SERVICE
 */
public record UnprivilegedPorts(int first) {}
