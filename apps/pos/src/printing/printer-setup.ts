import type { ReceiptDocument } from '@counterflow/core'
import type { PrinterProblem } from '@counterflow/receipts'
import type { Live } from '../till/live'
import type { PrinterChoice } from './printer-choice'
import type { PrintOutcome } from './printing-port'

/**
 * A slip that did not come out, or not whole. The sale stands all the same. `begun`: part of it hangs out of the
 * printer; it is printed again as it is, since nobody has a whole one that this would be a copy of.
 */
export interface PrintTrouble {
  readonly problem: PrinterProblem
  readonly begun: boolean
  readonly document: ReceiptDocument
  /** What it is a receipt of; undefined for what has no copies. */
  readonly slip?: string | undefined
}

/** Choosing the printer of this device, and what to do when it fails. No call ever rejects. */
export interface PrinterSetup {
  readonly choice: Live<PrinterChoice | null>
  readonly trouble: Live<PrintTrouble | null>
  /** The slips of which somebody has a whole one: what is printed again of them is a copy. */
  readonly whole: Live<ReadonlySet<string>>
  choose(choice: PrinterChoice | null): void
  test(): Promise<PrintOutcome>
  /** Prints what is in trouble again. */
  again(): Promise<PrintOutcome>
  /** Leaves it: it can be printed later from the list of tickets. */
  dismiss(): void
}
