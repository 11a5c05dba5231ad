/**
 * Why a sale cannot be written into a code, or a code cannot be read: `not_packable` has something in it that the
 * coding does not know, `damaged` was cut off or mistyped, `unknown_version` was made by a newer till.
 */
export type SealedReceiptProblem = 'not_packable' | 'damaged' | 'unknown_version'

/** Thrown by the parts of the coding, and caught by `sealedReceipt` and `readSealedReceipt`. */
export class SealedReceiptError extends Error {
  override readonly name = 'SealedReceiptError'

  constructor(readonly problem: SealedReceiptProblem) {
    super(`This sale's code is ${problem.replace('_', ' ')}.`)
  }
}
