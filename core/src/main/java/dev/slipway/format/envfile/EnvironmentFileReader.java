package dev.slipway.format.envfile;

import dev.slipway.format.Utf8;
import dev.slipway.format.envfile.Difference.Reader;
import dev.slipway.format.envfile.EnvironmentEntry.Assignment;
import dev.slipway.format.envfile.EnvironmentEntry.Reason;
import dev.slipway.format.envfile.EnvironmentEntry.Rejected;
import dev.slipway.format.envfile.EnvironmentFile.Unloadable;
import dev.slipway.model.Secret;
import dev.slipway.model.SystemdVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns what {@link EntryScanner} finds into entries, and asks the other readers about each. */
final class EnvironmentFileReader {

  /** systemd 252, env-util.c: the character set of bash. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final String source;
  private final String text;
  private final EntryScanner scanner;
  private final ShellReader shell;
  private final PamReader pam;
  private final List<EnvironmentEntry> entries = new ArrayList<>();
  private final List<Difference> differences = new ArrayList<>();
  private Optional<Unloadable> fatal;

  EnvironmentFileReader(String source, byte[] content, SystemdVersion version) {
    this.source = source;
    this.text = Bytes.encode(content);
    this.scanner = new EntryScanner(text, version);
    this.shell = ShellReader.read(text);
    this.pam = PamReader.read(text);
    this.fatal = nul();
  }

  EnvironmentFile read() {
    scanner.scan(this::add);
    return new EnvironmentFile(source, entries, fatal, differences);
  }

  private Optional<Unloadable> nul() {
    int nul = text.indexOf('\0');
    return nul < 0
        ? Optional.empty()
        : Optional.of(
            new Unloadable(
                scanner.line(nul),
                "the file holds a NUL byte",
                "Failed to load environment files: Bad message"));
  }

  private void add(EntryScanner.Raw raw) {
    if (!raw.hasEquals()) {
      entries.add(rejected(raw, Reason.MISSING_EQUALS));
      return;
    }
    Optional<String> name = Utf8.strict(Bytes.raw(raw.key()));
    Optional<String> value = Utf8.strict(Bytes.raw(raw.value()));
    if (name.isEmpty() || value.isEmpty()) {
      String which = name.isEmpty() ? "a name" : "the value of " + name.get();
      fatal =
          fatal.or(
              () ->
                  Optional.of(
                      new Unloadable(
                          raw.line(),
                          which + " is not UTF-8",
                          "Failed to load environment files: Invalid argument")));
      return;
    }
    if (!NAME.matcher(name.get()).matches()) {
      entries.add(rejected(raw, reason(name.get())));
      return;
    }
    Secret secret = Secret.of(value.get());
    entries.add(new Assignment(raw.line(), raw.lastLine(), name.get(), secret, raw.traits()));
    compare(raw, name.get(), secret, Reader.SHELL, shell.at(raw.start()));
    compare(raw, name.get(), secret, Reader.PAM_ENV, pam.at(raw.start()));
  }

  private void compare(
      EntryScanner.Raw raw, String name, Secret value, Reader reader, Reading reading) {
    if (!reading.equals(new Reading.Value(value))) {
      differences.add(new Difference(raw.line(), name, reader, reading));
    }
  }

  private Rejected rejected(EntryScanner.Raw raw, Reason reason) {
    String key = Bytes.decode(raw.key());
    Optional<String> message =
        reason == Reason.MISSING_EQUALS
            ? Optional.empty()
            : Optional.of(
                "Ignoring invalid environment assignment '"
                    + key
                    + "="
                    + Secret.of(raw.value())
                    + "': "
                    + source);
    return new Rejected(raw.line(), raw.lastLine(), shown(key, reason), reason, message);
  }

  /**
   * A line without an equals sign may be the rest of a broken secret: only a plain word is shown.
   */
  private static String shown(String key, Reason reason) {
    boolean isHidden = reason == Reason.MISSING_EQUALS && !NAME.matcher(key).matches();
    return isHidden ? Secret.of(key).toString() : key;
  }

  private static Reason reason(String name) {
    if (name.startsWith(Utf8.BYTE_ORDER_MARK)) {
      return Reason.BYTE_ORDER_MARK;
    }
    boolean isExport = name.startsWith("export ") || name.startsWith("export\t");
    return isExport ? Reason.EXPORT : Reason.INVALID_NAME;
  }
}
