package dev.slipway.testkit.server;

import dev.slipway.sandbox.Suite;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of servers of tests: {@code debian12-p4711-3} is the third one of process 4711. */
final class Names {
  private static final Pattern FORM = Pattern.compile("debian\\d+-p(\\d+)-\\d+");

  private Names() {}

  static String of(Suite suite, int number) {
    return suite.label() + "-p" + ProcessHandle.current().pid() + "-" + number;
  }

  static boolean isOfDeadProcess(String name) {
    Matcher matcher = FORM.matcher(name);
    return matcher.matches() && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty();
  }
}
