package dev.slipway.fact;

import java.util.List;

/**
 * The certificates of authorities, where Go's crypto/x509 looks for them (Go 1.26, root_linux.go).
 *
 * @param places the files and directories that are there and not empty, in Go's order
 */
public record TrustStore(List<String> places) {
  /** Copies the places. */
  public TrustStore {
    places = List.copyOf(places);
  }
}
