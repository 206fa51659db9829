package dev.slipway.format.gomod;

import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod.Replace;
import dev.slipway.format.gomod.GoModSyntax.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A {@code replace}, of a module or of a workspace (Go 1.26, modfile/rule.go, parseReplace). */
final class ReplaceLine {
  private static final Pattern DIRECTORY =
      Pattern.compile(
          "(?s)\\.|\\.\\.|\\./.*|\\.\\./.*|/.*|\\.\\\\.*|\\.\\.\\\\.*|\\\\.*|[A-Za-z]:.*");

  private ReplaceLine() {}

  static Replace read(Statement statement) {
    List<Token> words = statement.arguments();
    int arrow = words.size() > 1 && words.get(1).text().equals("=>") ? 1 : 2;
    boolean isComplete =
        words.size() >= arrow + 2
            && words.size() <= arrow + 3
            && words.get(arrow).text().equals("=>");
    if (!isComplete) {
      throw Arguments.first(statement)
          .error(
              "replace module/path [v1.2.3] => other/module v1.4.0, or => ../directory",
              words.stream().map(Token::text).collect(Collectors.joining(" ", "\"", "\"")));
    }
    String path = Arguments.text(words.get(0));
    VersionWord.major(words.get(0), path);
    Optional<String> version =
        arrow == 2
            ? Optional.of(
                VersionWord.read(words.get(1), Arguments.text(words.get(1)), words.get(0), path))
            : Optional.empty();
    Token target = words.get(arrow + 1);
    boolean isDirectory = DIRECTORY.matcher(Arguments.text(target)).matches();
    boolean hasVersion = words.size() == arrow + 3;
    if (isDirectory == hasVersion) {
      throw target.error(
          isDirectory
              ? "a directory without a version"
              : "a module path with a version, or a directory that begins with /, ./ or ../",
          FormatException.quote(Arguments.text(target)));
    }
    if (isDirectory && Arguments.text(target).contains("\\")) {
      throw target.error("a directory with / in it", FormatException.quote(Arguments.text(target)));
    }
    Optional<String> targetVersion =
        hasVersion
            ? Optional.of(
                VersionWord.canonical(words.get(arrow + 2), Arguments.text(words.get(arrow + 2))))
            : Optional.empty();
    return new Replace(words.get(0).line(), path, version, Arguments.text(target), targetVersion);
  }
}
