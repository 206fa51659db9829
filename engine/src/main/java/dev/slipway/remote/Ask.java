package dev.slipway.remote;

import dev.slipway.model.Secret;
import java.util.Optional;

/**
 * Who answers questions. On a terminal the user; else nobody, and the question becomes an error.
 */
public interface Ask {

  /** Answers nothing: every question becomes the error that names what is missing. */
  Ask NOBODY =
      new Ask() {
        @Override
        public boolean confirm(String question) {
          return false;
        }

        @Override
        public Optional<Secret> secret(String prompt) {
          return Optional.empty();
        }
      };

  /** Asks a question that only a typed "yes" affirms. The question may have several lines. */
  boolean confirm(String question);

  /** Asks for a secret without echo; empty when nobody can answer or the user gave up. */
  Optional<Secret> secret(String prompt);
}
