package dev.slipway.check.network;

import dev.slipway.check.Subject;
import dev.slipway.model.Declaration;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text that tells the service where to listen: an argument {@code --listen=…} or a variable
 * {@code LISTEN_ADDR}, as {@code slipway.yaml} has it.
 *
 * @param place where it stands, for evidence
 * @param name of the option or variable
 * @param value the text itself
 */
record ListenText(String place, String name, String value) {
  /** Names that programs give to the address they listen on; those with "port" want a number. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(.*[-_.])?(listen|bind|addr|address|listen[-_.]?addr(ess)?|http[-_.]?addr(ess)?)");

  private static final Pattern OPTION = Pattern.compile("--?([A-Za-z][A-Za-z0-9_.-]*)(?:=(.*))?");

  /** Every such text of the declaration. */
  static List<ListenText> of(Subject subject) {
    return subject.declaration().map(ListenText::of).orElse(List.of());
  }

  private static List<ListenText> of(Declaration declaration) {
    var texts = new ArrayList<ListenText>();
    var args = declaration.run().args();
    for (int i = 0; i < args.size(); i++) {
      var option = OPTION.matcher(args.get(i));
      if (!option.matches()) {
        continue;
      }
      var place = declaration.at("run.args[" + i + "]");
      if (option.group(2) != null) {
        texts.add(new ListenText(place, option.group(1), option.group(2)));
      } else if (i + 1 < args.size() && !args.get(i + 1).startsWith("-")) {
        texts.add(
            new ListenText(
                declaration.at("run.args[" + (i + 1) + "]"), option.group(1), args.get(i + 1)));
      }
    }
    declaration
        .run()
        .env()
        .forEach(
            (name, value) ->
                texts.add(new ListenText(declaration.at("run.env." + name), name, value)));
    return texts.stream().filter(text -> NAME.matcher(text.name()).matches()).toList();
  }

  /** The host before the last colon, without brackets; empty when there is no colon. */
  Optional<String> host() {
    int colon = value.lastIndexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    var host = value.substring(0, colon);
    return Optional.of(
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
  }

  /** The text after the last colon. */
  String port() {
    return value.substring(value.lastIndexOf(':') + 1);
  }

  /** The address it names, when that is an IP address. */
  Stream<InetAddress> address() {
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

  /** Whether it ends with one of the ports that the service is declared to listen on. */
  boolean isOnPortOf(Subject subject) {
    return subject
        .declaration()
        .map(declaration -> declaration.run().ports())
        .orElse(List.of())
        .stream()
        .anyMatch(port -> port().equals(String.valueOf(port)));
  }
}
