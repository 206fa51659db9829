package dev.slipway.format.elf;

/** How an executable is put together at its start. */
public enum Linkage {
  /** At fixed addresses, needing nothing of the server. */
  STATIC,
  /** Position independent, loading itself, needing nothing of the server. */
  STATIC_PIE,
  /**
   * Position independent, started by the dynamic loader but using no library: what {@code
   * -buildmode=pie} makes of pure Go. Without that loader the file "does not exist".
   */
  LOADER_ONLY,
  /** Started by the dynamic loader, with libraries of the server. */
  DYNAMIC,
  /** A library, not an executable. */
  SHARED_LIBRARY;

  /** A word or two for a person. */
  public String words() {
    return switch (this) {
      case STATIC -> "static";
      case STATIC_PIE -> "static, position independent";
      case LOADER_ONLY -> "position independent, needs a dynamic loader but no library";
      case DYNAMIC -> "dynamic";
      case SHARED_LIBRARY -> "a shared library";
    };
  }
}
