package dev.slipway.build;

import dev.slipway.model.ExecutableSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that decides one {@code go build}. The build runs what stands here and the explanation prints
 * it, so that the two cannot drift apart.
 *
 * @param variables over those of the user's environment
 * @param arguments of {@code go build}, in order
 * @param inherited variables of the user's own that Go reads and the recipe leaves alone: names
 *     only, a proxy's address may hold a password
 * @param leftOut settings of the user's own that would decide about the bytes
 */
public record BuildRecipe(
    List<BuildSetting> variables,
    List<BuildSetting> arguments,
    List<String> inherited,
    List<LeftOut> leftOut) {
  private static final String PACKAGE = "package";
  private static final String IN = "in"; // where it runs, no word of the command

  /** Copies the lists. */
  public BuildRecipe {
    variables = List.copyOf(variables);
    arguments = List.copyOf(arguments);
    inherited = List.copyOf(inherited);
    leftOut = List.copyOf(leftOut);
  }

  static BuildRecipe of(
      ExecutableSource.Build build,
      Map<String, String> variables,
      String output,
      GoSettings settings) {
    boolean hasC = "1".equals(variables.get("CGO_ENABLED"));
    return new BuildRecipe(
        variables.entrySet().stream()
            .map(
                variable ->
                    new BuildSetting(
                        variable.getKey(),
                        variable.getValue(),
                        build.env().containsKey(variable.getKey()),
                        why(variable.getKey(), variable.getValue())))
            .toList(),
        arguments(build, output),
        settings.names().stream()
            .filter(name -> !variables.containsKey(name))
            .filter(name -> hasC || !GoSettings.isOfC(name))
            .toList(),
        settings.leftOut().stream()
            .filter(left -> !variables.containsKey(left.name()))
            .filter(left -> hasC || !GoSettings.isOfC(left.name()))
            .toList());
  }

  /** The variables in order: Slipway's own, those of the declaration over them. */
  static Map<String, String> variables(ExecutableSource.Build build, String goarch) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("GOOS", "linux");
    variables.put("GOARCH", goarch);
    variables.put("CGO_ENABLED", "0");
    variables.put("GOWORK", "off");
    variables.putAll(new TreeMap<>(build.env()));
    return variables;
  }

  private static List<BuildSetting> arguments(ExecutableSource.Build build, String output) {
    var arguments = new ArrayList<BuildSetting>();
    arguments.add(
        new BuildSetting(
            "-trimpath",
            "",
            false,
            "no directory of this computer in the executable: the same bytes from any directory"));
    if (!build.tags().isEmpty()) {
      arguments.add(
          new BuildSetting(
              "-tags", String.join(",", build.tags()), true, "files with these build tags count"));
    }
    if (!build.ldflags().isEmpty()) {
      arguments.add(
          new BuildSetting("-ldflags", build.ldflags(), true, "passed to the linker as it is"));
    }
    arguments.add(
        new BuildSetting(
            "-o",
            output,
            build.strip(),
            build.strip()
                ? "linked with its symbols; stripped beside it, which is what is sent"
                : "where the executable lies"));
    build
        .in()
        .ifPresent(
            suite ->
                arguments.add(
                    new BuildSetting(
                        IN, suite, true, "with the C compiler and the C library of that release")));
    arguments.add(new BuildSetting(PACKAGE, build.packagePath(), true, "the main package"));
    return arguments;
  }

  private static String why(String variable, String value) {
    return switch (variable) {
      case "GOOS" -> "the system it runs on: that of the servers is Linux";
      case "GOARCH" -> "the processor of the servers, not of this computer";
      case "CGO_ENABLED" ->
          value.equals("0")
              ? "no C library is needed on the server; unset, it depends on whether a C compiler"
                  + " is installed here"
              : "packages with C code count; it may need a C library on the server";
      case "GOWORK" ->
          value.equals("off")
              ? "a go.work above the project would replace modules silently"
              : "this workspace decides which modules come from directories";
      case "GOAMD64" -> "instructions it may use; on a processor without them it stops at once";
      case "GOFLAGS" -> "flags for every go command, in place of those of your environment";
      default -> "set by the project";
    };
  }

  /**
   * Whether a variable decides about the bytes. Such values are shown and kept; those of others,
   * the address of a proxy, may hold a password.
   */
  public static boolean decides(String variable) {
    return GoSettings.decides(variable) || variable.equals("GOTOOLCHAIN");
  }

  /** The variables as a process takes them. */
  Map<String, String> environment() {
    var all = new LinkedHashMap<String, String>();
    variables.forEach(variable -> all.put(variable.name(), variable.value()));
    return all;
  }

  /** The words after {@code go build}. */
  List<String> words() {
    var words = new ArrayList<String>();
    for (var argument : arguments) {
      switch (argument.name()) {
        case IN -> {}
        case PACKAGE -> words.add(argument.value());
        case "-o" -> words.addAll(List.of("-o", argument.value()));
        default ->
            words.add(
                argument.value().isEmpty()
                    ? argument.name()
                    : argument.name() + "=" + argument.value());
      }
    }
    return words;
  }
}
