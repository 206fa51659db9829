package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.fact.TrustStore;

/** Looks where Go looks, with the shell's own tests. */
final class TrustStoreProbe implements Probe<TrustStore> {
  @Override
  public Class<TrustStore> type() {
    return TrustStore.class;
  }

  /** Files first, then directories, as Go 1.26 does (crypto/x509 root_linux.go). */
  @Override
  public String script(Questions questions) {
    return """
    for f in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt \\
      /etc/ssl/ca-bundle.pem /etc/pki/tls/cacert.pem \\
      /etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem /etc/ssl/cert.pem; do
      if [ -s "$f" ]; then echo "$f"; fi
    done
    for d in /etc/ssl/certs /etc/pki/tls/certs; do
      for f in "$d"/*; do
        if [ -f "$f" ] && [ -s "$f" ]; then echo "$d"; break; fi
      done
    done
    echo end
    """;
  }

  @Override
  public Fact<TrustStore> read(String output, int exit) {
    var lines = output.lines().toList();
    return lines.isEmpty() || !lines.getLast().equals("end")
        ? Answers.notUnderstood("/etc/ssl/certs", output)
        : Fact.known(
            new TrustStore(lines.stream().filter(line -> line.startsWith("/")).toList()),
            "/etc/ssl/certs");
  }
}
