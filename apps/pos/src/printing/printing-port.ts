import type { LedgerEvent, ShiftReport } from '@counterflow/core'
import type { Live } from '../till/live'
import type { PrinterSetup } from './printer-setup'

type EventOf<Type extends LedgerEvent['type']> = Extract<LedgerEvent, { type: Type }>

/** What a till prints: always something that is recorded already. */
export type Printable =
  | {
      readonly kind: 'ticket'
      readonly event: EventOf<'ticket_completed'>
      readonly isCopy: boolean
      /** Without prices, for who gets it as a present. */
      readonly isGift: boolean
    }
  | { readonly kind: 'shift_report'; readonly report: ShiftReport }
  | { readonly kind: 'cash_moved'; readonly event: EventOf<'cash_moved'> }
  | { readonly kind: 'draft'; readonly event: EventOf<'order_drafted'> }

/** `printed`, or why not: the ledger is the same either way. */
export type PrintOutcome = 'printed' | 'no_printer' | 'failed'

/** `none`: nobody has chosen one. */
export type PrinterState = 'none' | 'ready' | 'busy' | 'trouble'

/** Paper and drawer. Neither call ever rejects. */
export interface PrintingPort {
  readonly state: Live<PrinterState>
  print(what: Printable): Promise<PrintOutcome>
  /** `no_printer` also where the printer has no drawer: then somebody opens it with its key. */
  openDrawer(): Promise<PrintOutcome>
  /** How the printer of this device is chosen; undefined where none can be. */
  readonly setup?: PrinterSetup
}
