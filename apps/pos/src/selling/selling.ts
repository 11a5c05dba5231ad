import { isEmptySaleCart, type SaleLineId } from '@counterflow/core'
import type { TextKey } from '@counterflow/i18n'
import { shareWaiting } from '../parked/shared-carts'
import type { PrintOutcome } from '../printing/printing-port'
import { Kept } from '../till/live'
import type { Till } from '../till/till'
import { Shelf } from './catalogue/shelf'
import { Desk } from './desk/desk'
import { releaseGiftCards } from './desk/release-gift-cards'

/** What of a line its editor begins with. */
export type LineField = 'quantity' | 'price' | 'discount' | 'note'

/** What stands beside the cart: mostly the goods. Nothing of it covers the cart. */
export type Panel =
  | { readonly kind: 'goods' }
  | { readonly kind: 'variants'; readonly productId: string }
  | { readonly kind: 'line'; readonly lineId: SaleLineId; readonly field: LineField }
  | { readonly kind: 'custom'; readonly code: string }
  | {
      readonly kind:
        | 'discount'
        | 'code'
        | 'customer'
        | 'note'
        | 'park'
        | 'parked'
        | 'draft'
        | 'camera'
        | 'keys'
        | 'clear'
        | 'unlisted'
    }

/** Something to tell the cashier, beside the cart and not over it. */
export interface SellingNotice {
  readonly text: TextKey
  readonly values?: Record<string, string | number>
  readonly tone: 'good' | 'caution' | 'bad'
}

/** The same each time: where the goods are shown already, nothing is drawn anew. */
const goods: Panel = { kind: 'goods' }

/** What all screens of selling share. It outlives them: a scan on another page lands in the same cart. */
export class Selling {
  readonly desk: Desk
  readonly shelf: Shelf
  readonly panel = new Kept<Panel>(goods)
  readonly notice = new Kept<SellingNotice | undefined>(undefined)
  /** The line that something was just added to; another object each time. */
  readonly flashed = new Kept<{ readonly lineId: SaleLineId } | undefined>(undefined)

  /** The receipt that was scanned, until its ticket is shown. */
  readonly wantedReceipt = new Kept<string | undefined>(undefined)
  /** What became of printing the sale that was completed last. */
  readonly printed = new Kept<PrintOutcome | 'busy'>('busy')

  constructor(readonly till: Till) {
    this.desk = new Desk(till)
    this.shelf = new Shelf(till.records.products)
  }

  readonly show = (panel: Panel): void => this.panel.set(panel)

  readonly showGoods = (): void => this.panel.set(goods)

  readonly say = (tone: SellingNotice['tone'], text: TextKey, values?: SellingNotice['values']): void =>
    this.notice.set(values === undefined ? { tone, text } : { tone, text, values })

  readonly hush = (): void => this.notice.set(undefined)
}

const known = new WeakMap<Till, Selling>()

/** The one that belongs to `till`, begun when it is first asked for. */
export function sellingOf(till: Till): Selling {
  const selling = known.get(till) ?? begin(till)
  known.set(till, selling)
  return selling
}

/** A new version of the app must end neither a cart nor a payment (row 20). */
function holdUpdatesBack({ desk, till }: Selling): void {
  let letGo: (() => void) | undefined
  desk.document.follow(() => {
    const document = desk.document.read()
    const isBusy = document !== undefined && (document.paying !== null || !isEmptySaleCart(document.cart))
    if (isBusy) letGo ??= till.updates.holdBack()
    else {
      letGo?.()
      letGo = undefined
    }
  })
}

function begin(till: Till): Selling {
  const selling = new Selling(till)
  // Without a disk that answers nothing is drawn: then the whole till says so.
  selling.desk.open().catch(() => selling.say('bad', 'tillSelling.failed.storage'))
  holdUpdatesBack(selling)
  const { state } = till.sync
  let wasRunning = true
  const tellServer = () => {
    const { reached, isRunning } = state.read()
    // Once a round: whoever pays meanwhile has the databases to themselves.
    if (reached === 'yes' && wasRunning && !isRunning)
      void releaseGiftCards(selling).then(() => shareWaiting(selling))
    wasRunning = isRunning
  }
  tellServer()
  state.follow(tellServer)
  selling.shelf.keepUp()
  return selling
}
