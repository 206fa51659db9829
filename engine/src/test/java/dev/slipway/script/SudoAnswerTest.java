package dev.slipway.script;

import static dev.slipway.remote.RemoteException.SudoRefused.Reason;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SudoAnswerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sudo: a password is required | PASSWORD_REQUIRED",
        "sudo: a password is required\\nSorry, try again.\\nsudo: no password was provided\\n"
            + "sudo: 1 incorrect password attempt | WRONG_PASSWORD",
        "sudo: a password is required\\nSorry, user dep may not run sudo on web1. | NOT_ALLOWED",
        "sudo: a password is required\\ndep is not in the sudoers file. | NOT_ALLOWED",
        "sudo: sorry, you must have a tty to run sudo | TERMINAL_REQUIRED",
        "/bin/sh: 1: sudo: not found | MISSING",
        "sudo: interactive authentication is required | PASSWORD_REQUIRED",
        "sudo: Authentication failed, try again. | WRONG_PASSWORD",
        "sudo: unable to open /etc/sudoers: No space left | OTHER"
      })
  void knowsWhatSudoMeans(String printed, Reason reason) {
    assertThat(SudoAnswer.of(printed.replace("\\n", "\n")).reason()).isEqualTo(reason);
  }
}
