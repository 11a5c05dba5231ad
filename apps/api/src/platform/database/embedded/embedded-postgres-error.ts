/**
 * The embedded server cannot run here. The message is written for the person at the terminal: what is wrong,
 * and what to do. It needs no stack trace.
 */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
}
