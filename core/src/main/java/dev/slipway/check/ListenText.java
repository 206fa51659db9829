package dev.slipway.check;

import dev.slipway.check.CheckedUnit.Kind;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text that tells the service where to listen: an argument {@code --listen=…} or a variable
 * {@code LISTEN_ADDR}, as {@code slipway.yaml}, an environment file or the user's own unit has it.
 *
 * @param place where it stands, for evidence
 * @param name of the option or variable
 * @param value the text itself
 */
public record ListenText(String place, String name, String value) {
  /** Names that programs give to the address they listen on; those with "port" want a number. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(.*[-_.])?(listen|bind|addr|address|listen[-_.]?addr(ess)?|http[-_.]?addr(ess)?)");

  /** What can be an address to listen on, and no secret. */
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9A-Za-z.-]{0,253}:?\\d{1,9}|\\[?[0-9a-fA-F:.]{2,45}]?:\\d{1,9}");

  private static final Pattern OPTION = Pattern.compile("--?([A-Za-z][A-Za-z0-9_.-]*)(?:=(.*))?");

  /** Names that are surely the service's own address where no declared port tells it. */
  private static final Pattern OWN =
      Pattern.compile(
          "(?i)((web|https?|grpc|metrics|admin)[-_.])?(listen|bind)([-_.]?addr(ess)?)?");

  /** Every such text: of an own or installed unit the unit's, else the declaration's. */
  public static List<ListenText> of(Subject subject) {
    return Stream.concat(arguments(subject), variables(subject))
        .filter(text -> NAME.matcher(text.name()).matches())
        .toList();
  }

  private static Stream<ListenText> arguments(Subject subject) {
    var unit = subject.unit().found().filter(found -> found.kind() != Kind.GENERATED);
    if (unit.isPresent()) {
      return Settings.of(subject).stream()
          .flatMap(settings -> settings.commands("ExecStart").stream())
          .flatMap(
              command ->
                  options(
                      command.command().words().stream()
                          .skip(1)
                          .map(word -> new Word(command.assignment().at().toString(), word))
                          .toList()));
    }
    return subject.declaration().stream()
        .flatMap(
            declaration -> {
              var args = declaration.run().args();
              return options(
                  Stream.iterate(0, i -> i < args.size(), i -> i + 1)
                      .map(i -> new Word(declaration.at("run.args[" + i + "]"), args.get(i)))
                      .toList());
            });
  }

  private record Word(String place, String text) {}

  /** {@code --listen=:8080}, or {@code --listen} and then {@code :8080}. */
  private static Stream<ListenText> options(List<Word> words) {
    var texts = new ArrayList<ListenText>();
    for (int i = 0; i < words.size(); i++) {
      var option = OPTION.matcher(words.get(i).text());
      if (!option.matches()) {
        continue;
      }
      if (option.group(2) != null) {
        texts.add(new ListenText(words.get(i).place(), option.group(1), option.group(2)));
      } else if (i + 1 < words.size() && !words.get(i + 1).text().startsWith("-")) {
        var value = words.get(i + 1);
        texts.add(new ListenText(value.place(), option.group(1), value.text()));
      }
    }
    return texts.stream();
  }

  /** Variables, whose values are secrets unless they are addresses. */
  private static Stream<ListenText> variables(Subject subject) {
    return ServiceEnvironment.names(subject).stream()
        .filter(name -> NAME.matcher(name).matches())
        .flatMap(
            name ->
                ServiceEnvironment.variable(subject, name)
                    .filter(ServiceEnvironment.Source::isCertain)
                    .filter(source -> ADDRESS.matcher(source.value().reveal()).matches())
                    .map(source -> new ListenText(source.place(), name, source.value().reveal()))
                    .stream());
  }

  /** The host before the last colon, without brackets; empty when there is no colon. */
  public Optional<String> host() {
    int colon = value.lastIndexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    var host = value.substring(0, colon);
    return Optional.of(
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
  }

  /** The text after the last colon. */
  public String port() {
    return value.substring(value.lastIndexOf(':') + 1);
  }

  /** The address it names, when that is an IP address. */
  public Stream<InetAddress> address() {
    return host().stream()
        .filter(host -> host.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*"))
        .flatMap(
            host -> {
              try {
                return Stream.of(InetAddress.ofLiteral(host));
              } catch (IllegalArgumentException none) {
                return Stream.empty();
              }
            });
  }

  /** Its port as a number, when it is one and the text is surely the service's own address. */
  Optional<Integer> ownPort() {
    return OWN.matcher(name).matches() && port().matches("\\d{1,5}")
        ? Optional.of(Integer.parseInt(port()))
        : Optional.empty();
  }

  /**
   * Whether the service surely listens there: it ends with one of the declared ports or, where none
   * is declared, its name is that of an own address.
   */
  public boolean isOnPortOf(Subject subject) {
    var declared =
        subject.declaration().map(declaration -> declaration.run().ports()).orElse(List.of());
    return declared.isEmpty()
        ? OWN.matcher(name).matches()
        : declared.stream().anyMatch(port -> port().equals(String.valueOf(port)));
  }
}
