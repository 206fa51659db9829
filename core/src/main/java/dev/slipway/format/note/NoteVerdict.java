package dev.slipway.format.note;

/** What the signatures of a note say when one key is trusted. */
public enum NoteVerdict {
  /** The key signed the text. */
  SIGNED,

  /** A signature names the key, and the key did not make it. */
  BAD_SIGNATURE,

  /** No signature names the key. */
  NOT_BY_THIS_KEY
}
