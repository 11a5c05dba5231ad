import { findUnstorable, withStorableTexts } from '../json/unstorable.js'
import { headAfter, type LedgerHead, seal } from './chain.js'
import { type LedgerRefusal, type LedgerWish, refusalOf } from './decide.js'
import { type LedgerDraft, type LedgerEvent, ledgerEventSchema } from './ledger-event.js'
import { afterEvent, type RegisterState } from './register-state.js'

/** A register's ledger as it was read: all that may be derived from it, and where the next event goes. */
export interface LedgerView {
  readonly head: LedgerHead
  readonly state: RegisterState
}

/** Where a till keeps its ledger. Both are one transaction each, on the disk when they resolve. */
export interface LedgerStorage {
  read(): Promise<LedgerView>
  /**
   * Adds `event` with its row in the outbox, if the ledger still ends before it: `moved` when another tab was faster,
   * and then nothing has changed.
   */
  append(event: LedgerEvent): Promise<'appended' | 'moved'>
}

/** Signs a hash (64 hexadecimal digits) with the key of the enrolled device, in base64url. */
export type DeviceSigner = (hash: string) => Promise<string>

/** All of an event that is neither what happened nor its place in the chain: who, when, under which rules. */
export type LedgerStamp = Omit<LedgerDraft, 'type' | 'payload' | 'shiftId'>

/** What became of a wish. Only `recorded` may open a drawer or print a receipt. */
export type Recording =
  | { readonly kind: 'recorded'; readonly event: LedgerEvent; readonly view: LedgerView }
  | { readonly kind: 'refused'; readonly refusal: LedgerRefusal }

/**
 * Records what somebody did at a till: it is decided, sealed and signed after what the ledger holds, and added only if
 * it still holds just that; otherwise all is asked anew. The wish's ids must be its own, so that a wish which was
 * recorded before a crash is refused when it is made again.
 * @param wishAfter the wish as it is after what the ledger holds: the number of a receipt follows from it.
 * @param stamp asked for each attempt, since time goes on.
 */
export async function record(
  storage: LedgerStorage,
  wishAfter: (view: LedgerView) => LedgerWish,
  stamp: () => LedgerStamp,
  sign: DeviceSigner,
): Promise<Recording> {
  for (;;) {
    const { head, state } = await storage.read()
    const wish = wishAfter({ head, state })
    const refusal = refusalOf(state, wish)
    if (refusal !== undefined) return { kind: 'refused', refusal }
    const event = await sealedEvent({ ...stamp(), ...wish }, head, sign)
    if ((await storage.append(event)) === 'appended')
      return { kind: 'recorded', event, view: { head: headAfter(event), state: afterEvent(state, event) } }
  }
}

/**
 * A text with half of a character, as a cut one has, could be sealed and sent, and stored by no server: the sale would
 * wait, and all after it.
 */
async function sealedEvent(draft: LedgerDraft, head: LedgerHead, sign: DeviceSigner): Promise<LedgerEvent> {
  const sealed = seal(draft, head)
  const event: LedgerEvent = { ...sealed, signature: await sign(sealed.hash) }
  if (findUnstorable(event).length === 0) return event
  return sealedEvent(ledgerEventSchema.parse(withStorableTexts(event)), head, sign)
}
