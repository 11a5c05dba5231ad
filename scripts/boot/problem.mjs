/** A setting or a machine that cannot be used; the product itself ends with the same code. */
export const UNUSABLE = 78

/** Something that the person can mend. The message says how; a stack trace would only hide it. */
export class BootProblem extends Error {
  /**
   * @param {string} message
   * @param {number} exitCode
   */
  constructor(message, exitCode = UNUSABLE) {
    super(message)
    this.name = 'BootProblem'
    this.exitCode = exitCode
  }
}

/** Somebody told us to stop; nothing that would have followed may begin, and there is nothing to explain. */
export class Interrupted extends BootProblem {
  /** @param {number} exitCode */
  constructor(exitCode) {
    super('Interrupted.', exitCode)
    this.name = 'Interrupted'
  }
}

/**
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (error instanceof BootProblem) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
