package dev.slipway.format.gobinary;

/**
 * How much code of one package was linked in.
 *
 * @param path its import path; {@link GoFunction#COMPILER} for what the compiler makes for types
 * @param functions how many functions have code of their own
 * @param bytes of their code, what fills the gaps between them included
 */
public record PackageCode(String path, int functions, long bytes) {

  PackageCode plus(PackageCode more) {
    return new PackageCode(path, functions + more.functions, bytes + more.bytes);
  }
}
