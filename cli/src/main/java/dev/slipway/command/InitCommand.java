package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Failure;
import dev.slipway.model.ServiceName;
import dev.slipway.project.GoPackages;
import dev.slipway.project.Project;
import dev.slipway.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway init}: writes {@code slipway.yaml} from what the project shows. */
final class InitCommand implements Command {
  private record Written(String schema, String file, String service, String packagePath) {}

  @Override
  public String name() {
    return "init";
  }

  @Override
  public String summary() {
    return "write slipway.yaml from the project";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway init",
        "slipway init --package ./cmd/server   # several main packages: choose one");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(CommandLines.value("--package", "PACKAGE", "the main package to deploy"));
    spec.addOption(CommandLines.value("--service", "NAME", "the name of the service"));
  }

  @Override
  public ExitCode run(Invocation invocation) throws Failure, IOException {
    var directory = invocation.console().directory().toAbsolutePath().normalize();
    var file = directory.resolve(Project.FILE);
    if (Files.exists(file)) {
      throw Failure.usage("init: " + file + " exists already; edit it, or remove it first");
    }
    var module =
        GoPackages.modulePath(directory)
            .orElseThrow(
                () ->
                    Failure.usage(
                        "init: no go.mod in " + directory + ". Run it where go.mod lies"));
    var mains = GoPackages.mains(directory);
    var packagePath = packagePath(invocation, directory, module, mains);
    var service = service(invocation, module, packagePath);
    Files.writeString(file, text(service, packagePath));
    if (invocation.json()) {
      invocation
          .out()
          .println(
              Json.text(
                  new Written("slipway/init/1", file.toString(), service.text(), packagePath)));
    } else {
      invocation.out().println("wrote slipway.yaml: service " + service + " from " + packagePath);
      invocation.out().println("next: say in it which ports the service listens on, then");
      invocation.out().println("  slipway doctor root@your-server");
    }
    return ExitCode.FINE;
  }

  private static String packagePath(
      Invocation invocation, Path directory, String module, SortedSet<String> mains)
      throws Failure {
    var chosen = invocation.option("--package");
    if (chosen.isPresent()) {
      return chosen.get();
    }
    if (mains.isEmpty()) {
      throw Failure.usage("init: no main package below " + directory);
    }
    var byName = "./cmd/" + GoPackages.lastElement(module);
    if (mains.size() == 1 || mains.contains(".") || mains.contains(byName)) {
      return mains.contains(byName) ? byName : mains.contains(".") ? "." : mains.first();
    }
    throw Failure.usage(
        "init: several main packages: "
            + String.join(", ", mains)
            + ". Choose one: slipway init --package "
            + mains.first());
  }

  private static ServiceName service(Invocation invocation, String module, String packagePath)
      throws Failure {
    var named = invocation.option("--service");
    var guess =
        packagePath.equals(".")
            ? GoPackages.lastElement(module)
            : packagePath.substring(packagePath.lastIndexOf('/') + 1);
    var name = named.orElseGet(() -> guess.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-"));
    try {
      return new ServiceName(name);
    } catch (IllegalArgumentException wrong) {
      throw Failure.usage(
          "init: " + wrong.getMessage() + ". Give one: slipway init --service NAME");
    }
  }

  private static String text(ServiceName service, String packagePath) {
    return """
    service: %s
    build: { package: %s }
    run:
      # args: ["--listen=:8080"]
      # env_files: [%s.env]
      ports: []                # the TCP ports it listens on: [8080]
    # health: { http: "http://127.0.0.1:8080/healthz" }
    # targets:
    #   production: { servers: [root@your-server] }
    """
        .formatted(service, packagePath, service);
  }
}
