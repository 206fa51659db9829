package dev.slipway.project;

import java.util.List;

/**
 * {@code slipway.yaml} is missing or wrong. The message lists every problem with line, column and a
 * caret under the place.
 */
public final class InvalidProject extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  InvalidProject(String message) {
    super(message);
    this.problems = List.of();
  }

  InvalidProject(String file, String content, List<Problem> found) {
    super(render(file, content, found.stream().sorted().toList()));
    this.problems = found.stream().sorted().toList();
  }

  /** The problems, sorted by their place; empty when there is no file. */
  public List<Problem> problems() {
    return problems;
  }

  private static String render(String file, String content, List<Problem> problems) {
    var lines = content.lines().toList();
    var text = new StringBuilder();
    for (var problem : problems) {
      if (!text.isEmpty()) {
        text.append("\n");
      }
      text.append(file).append(':').append(problem.line()).append(':').append(problem.column());
      if (!problem.key().isEmpty()) {
        text.append(": ").append(problem.key());
      }
      text.append(": ").append(problem.text());
      if (problem.line() <= lines.size()) {
        var line = lines.get(problem.line() - 1).replace('\t', ' ');
        text.append("\n    ").append(line).append("\n    ");
        text.repeat(" ", Math.min(problem.column() - 1, line.length())).append('^');
      }
    }
    return text.toString();
  }
}
