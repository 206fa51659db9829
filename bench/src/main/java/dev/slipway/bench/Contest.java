package dev.slipway.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several ways of doing the same, run in turn (A B C A B C …), so that what slows the computer down
 * slows all of them down. The medians are compared.
 */
final class Contest {

  /** One way of doing it; preparing is not timed. */
  interface Way {
    /** Makes the server as it was before. */
    default void prepare() throws Exception {}

    /** Does it once. */
    void run() throws Exception;
  }

  private final String title;
  private final Map<String, Way> ways = new LinkedHashMap<>();
  private final Map<String, List<Duration>> times = new LinkedHashMap<>();

  Contest(String title) {
    this.title = title;
  }

  /** The first way that is added is what the others are compared with. */
  Contest with(String name, Way way) {
    ways.put(name, way);
    times.put(name, new ArrayList<>());
    return this;
  }

  /** One round that does not count, then this many that do. */
  Contest run(int rounds) throws Exception {
    for (int round = 0; round <= rounds; round++) {
      for (var way : ways.entrySet()) {
        way.getValue().prepare();
        long began = System.nanoTime();
        way.getValue().run();
        var took = Duration.ofNanos(System.nanoTime() - began);
        if (round > 0) {
          times.getOrDefault(way.getKey(), List.of()).add(took);
        }
      }
    }
    return this;
  }

  /** Median, least and most in milliseconds, and the ratio of the medians. */
  void print() {
    var rounds = times.values().iterator().next().size();
    System.out.println();
    System.out.println(title + ", median of " + rounds + " in turn");
    System.out.printf("  %-34s %9s %9s %9s %8s%n", "", "median ms", "least", "most", "ratio");
    double base = 0;
    for (var entry : times.entrySet()) {
      var sorted = entry.getValue().stream().sorted().toList();
      double median = millis(sorted.get(sorted.size() / 2));
      base = base == 0 ? median : base;
      System.out.printf(
          "  %-34s %9.0f %9.0f %9.0f %8.2f%n",
          entry.getKey(),
          median,
          millis(sorted.getFirst()),
          millis(sorted.getLast()),
          median / base);
    }
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
