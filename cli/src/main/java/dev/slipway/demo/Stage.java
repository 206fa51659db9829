package dev.slipway.demo;

import dev.slipway.cli.Console;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Main;
import dev.slipway.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the demo is played: announces acts, runs commands of Slipway in this process as if they had
 * been typed, and keeps the time.
 */
public final class Stage {
  private static final int WIDTH = 96;

  /** Something that can go wrong in its own way. */
  interface Play {
    void run() throws Exception;
  }

  private final Console console;
  private final PrintStream out;
  private final Style style;
  private final List<Act> acts = new ArrayList<>();
  private final Map<String, String> environment;
  private Path directory;
  private boolean interrupted;

  /**
   * A stage on this console.
   *
   * @param out where everything is shown: standard output, or elsewhere when that is to be JSON
   */
  public Stage(Console console, PrintStream out, Style style) {
    this.console = console;
    this.out = out;
    this.style = style;
    this.environment = new HashMap<>(console.environment());
    this.directory = console.directory();
  }

  /** Commands from now on run in this directory. */
  void in(Path other) {
    directory = other;
  }

  /** Commands from now on see this variable. */
  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /**
   * Plays an act.
   *
   * @throws Exception what the act throws; it counts as played, but not as announced
   */
  void act(String title, Play play) throws Exception {
    var number = acts.size() + 1;
    var head = "── " + number + "  " + title + " ";
    out.println();
    out.println(style.strong(head + "─".repeat(Math.max(0, WIDTH - head.length()))));
    long began = System.nanoTime();
    boolean well = false;
    try {
      play.run();
      well = true;
    } finally {
      acts.add(new Act(title, Duration.ofNanos(System.nanoTime() - began), well));
      out.flush();
    }
  }

  /** Whether somebody interrupted a command. */
  public boolean isInterrupted() {
    return interrupted;
  }

  /** The acts that were played, in order. */
  public List<Act> acts() {
    return List.copyOf(acts);
  }

  /** Says a sentence to whoever watches. */
  void say(String sentence) {
    out.println(sentence);
    out.flush();
  }

  /** Shows one edit of a file: what stood there, what stands there now. */
  void edited(DemoProject.Edit edit) {
    out.println("edit " + style.strong(edit.file()));
    edit.before().lines().forEach(line -> out.println(style.bad("  - ") + line));
    edit.after().lines().forEach(line -> out.println(style.good("  + ") + line));
    out.flush();
  }

  /** Runs {@code slipway WORDS}, shown as it would be typed. */
  Said slipway(String... words) {
    var typed = "slipway " + String.join(" ", List.of(words).stream().map(Stage::quoted).toList());
    out.println(style.strong("$ " + typed));
    out.flush();
    var kept = new ByteArrayOutputStream();
    var shown = new PrintStream(new Both(out, kept), false, StandardCharsets.UTF_8);
    var inner =
        new Console(
            console.in(),
            shown,
            console.err(),
            environment,
            directory,
            console.clock(),
            console.terminal());
    int exit = new Main(inner).run(words);
    shown.flush();
    interrupted |= exit == ExitCode.INTERRUPTED.number();
    if (exit != 0) {
      out.println(style.faint("exit " + exit));
    }
    out.println();
    out.flush();
    return new Said(typed, exit, kept.toString(StandardCharsets.UTF_8));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Shows and keeps. */
  private static final class Both extends OutputStream {
    private final OutputStream first;
    private final OutputStream second;

    Both(OutputStream first, OutputStream second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public void write(int b) throws java.io.IOException {
      first.write(b);
      second.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws java.io.IOException {
      first.write(bytes, offset, length);
      second.write(bytes, offset, length);
    }

    @Override
    public void flush() throws java.io.IOException {
      first.flush();
    }
  }
}
