package dev.slipway.fact;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All facts of one server, gathered in one exec. Each kind of fact is a record type of this package
 * and is asked for by that type: {@code facts.get(Kernel.class)}.
 */
public final class ServerFacts {
  private final String server;
  private final Map<Class<?>, Fact<?>> facts;

  private ServerFacts(String server, Map<Class<?>, Fact<?>> facts) {
    this.server = server;
    this.facts = facts;
  }

  /** No facts yet of the server that the user calls {@code server}. */
  public static ServerFacts of(String server) {
    return new ServerFacts(server, Map.of());
  }

  /** The same facts and one more; an earlier fact of that type is replaced. */
  public <T> ServerFacts with(Class<T> type, Fact<T> fact) {
    var more = new LinkedHashMap<>(facts);
    more.put(type, fact);
    return new ServerFacts(server, more);
  }

  /** The same facts and one more that is known. */
  public <T> ServerFacts with(T value, String origin) {
    @SuppressWarnings("unchecked")
    var type = (Class<T>) value.getClass();
    return with(type, Fact.known(value, origin));
  }

  /** The server's name as the user wrote it. */
  public String server() {
    return server;
  }

  /** The fact of this type; unknown with the reason "was not looked at" when nobody asked. */
  @SuppressWarnings("unchecked") // with() is the only writer and keeps type and fact together
  public <T> Fact<T> get(Class<T> type) {
    var fact = facts.get(type);
    return fact == null
        ? Fact.unknown(type.getSimpleName() + " was not looked at", "")
        : (Fact<T>) fact;
  }

  /** All facts in the order they were gathered. */
  public Map<Class<?>, Fact<?>> all() {
    return java.util.Collections.unmodifiableMap(facts);
  }
}
