package dev.slipway.cli;

import dev.slipway.command.Command;
import dev.slipway.command.Commands;
import dev.slipway.finding.Finding;
import dev.slipway.project.DeclarationReader;
import dev.slipway.remote.jsch.Rehearsal;
import dev.slipway.report.Findings;
import dev.slipway.report.FindingsJson;
import dev.slipway.report.FindingsText;
import dev.slipway.terminal.Style;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.crypto.KeyAgreement;

/**
 * The run that the AOT cache is made of ({@code --train}, called by the launcher in the
 * background): it touches what the commands touch, prints nothing and reaches nobody. The classes
 * it loads are in the cache; those it forgets only load more slowly.
 */
final class Training {
  private static final String SAMPLE =
      """
      service: sample
      build: { package: ./cmd/sample }
      run: { args: [--listen], env: { A: b }, ports: [8080], memory: 1G }
      health: { http: "http://127.0.0.1:8080/", timeout: 2s }
      targets: { one: { servers: [root@server], rollout: [1, 50%] } }
      """;

  private Training() {}

  static void run() throws Exception {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    var console =
        new Console(
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            Map.of(),
            java.nio.file.Path.of("/"),
            Clock.systemUTC(),
            false);
    var main = new Main(console);
    for (Command command : Commands.ALL) {
      main.run(command.name(), "--help");
      main.run(command.name(), "--format", "json", "--no-such-option");
    }
    main.run("version");
    main.run("version", "--format", "json");
    var declaration = DeclarationReader.read("slipway.yaml", SAMPLE);
    var findings =
        new Findings(
            List.of(Finding.of("UNIT-08", declaration.service().text()).seen("a", "b")),
            List.of(),
            List.of(),
            List.of());
    FindingsText.lines(findings, Style.PLAIN).forEach(nowhere::println);
    nowhere.println(FindingsJson.text(findings));
    handshake();
    connection();
  }

  /** A connection and its end; see {@link Rehearsal}. */
  private static void connection() throws IOException, InterruptedException {
    var directory = Files.createTempDirectory("slipway-train");
    try {
      Rehearsal.run(directory, System.getenv());
    } finally {
      try (var files = Files.list(directory)) {
        for (var file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
    }
  }

  /** The arithmetic of an SSH key exchange and login. */
  private static void handshake() throws GeneralSecurityException {
    var exchange = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    var agreement = KeyAgreement.getInstance("X25519");
    agreement.init(exchange.getPrivate());
    agreement.doPhase(exchange.getPublic(), true);
    agreement.generateSecret();
    var login = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(login.getPrivate());
    signature.update(new byte[32]);
    var signed = signature.sign();
    signature.initVerify(login.getPublic());
    signature.update(new byte[32]);
    signature.verify(signed);
  }
}
