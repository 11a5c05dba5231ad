import type { Schemas } from '@counterflow/api-client'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useStore } from '../application/store'
import { useCart } from '../cart/cart-context'
import { isRefusal, Refusal } from '../platform/answered'
import { useNavigation } from '../platform/navigation'
import { AttemptKeys } from './attempt-key'
import {
  type CheckoutDraft,
  detailsOf,
  draftFor,
  type Faults,
  faultsOf,
  fieldAt,
  forgetDraft,
  keepDraft,
} from './checkout-draft'

/** What stands against the order, in words of its own. */
export type Trouble = { readonly kind: 'refused'; readonly error: unknown } | { readonly kind: Obstacle }
type Obstacle = 'price' | 'fields' | Schemas['CartObstacle']

/** Everything that happens at the checkout: what is typed goes to the cart as it becomes whole, and is never lost. */
export function useCheckout(cart: Schemas['Cart']) {
  const { keeper } = useCart()
  const { go } = useNavigation()
  const { profile } = useStore()
  const home = profile.shipsTo[0] ?? profile.countryCode
  const [draft, setDraft] = useState(() => draftFor(cart, home))
  const [faults, setFaults] = useState<Faults>({})
  const [trouble, setTrouble] = useState<Trouble>()
  const [isOrdering, setOrdering] = useState(false)
  const keys = useRef(new AttemptKeys())
  const sent = useRef('')
  const isFree = cart.total.amount === 0
  const paysByCard = draft.payment === 'card' && !isFree

  useEffect(() => keepDraft(draft), [draft])

  const change = (changes: Partial<CheckoutDraft>) => {
    setDraft((before) => ({ ...before, ...changes }))
    setFaults((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in changes))))
  }

  /** Tells the cart what is new; answers with it as it is then. */
  const tell = async (latest: CheckoutDraft): Promise<Schemas['Cart']> => {
    const details = detailsOf(latest)
    const signature = JSON.stringify(details)
    if (signature === sent.current) return keeper.current.cart ?? cart
    try {
      const told = await keeper.update(details)
      sent.current = signature
      if (!told.obstacles.includes('shipping_missing')) return told
      // The chosen way does not lead there: the first that does, and the new total is shown before anything is ordered.
      setDraft((before) => ({ ...before, rateId: null }))
      return keeper.update({ shippingRateId: null })
    } catch (error) {
      if (isRefusal(error, 'unknown-shipping-rate'))
        return keeper.update({ ...details, shippingRateId: null })
      throw error
    }
  }

  /** While somebody types, what goes wrong is told when they order. */
  const tellQuietly = (latest: CheckoutDraft = draft) => void tell(latest).catch(() => undefined)

  const order = async () => {
    const wrong = faultsOf(draft, paysByCard)
    setFaults(wrong)
    if (Object.keys(wrong).length > 0) return setTrouble({ kind: 'fields' })
    setOrdering(true)
    setTrouble(undefined)
    try {
      const latest = await tell(draft)
      const [obstacle] = latest.obstacles
      if (obstacle !== undefined) return setTrouble({ kind: obstacle })
      if (latest.total.amount !== cart.total.amount) return setTrouble({ kind: 'price' })
      const giftCards = [...draft.giftCards]
      const body = { expectedTotal: latest.total, payment: tenderOf(draft, isFree), giftCards }
      const receipt = await keeper.checkOut(body, keys.current.keyFor([latest.version, body]))
      forgetDraft()
      go(`/orders/${encodeURIComponent(receipt.orderStatusToken)}?new`)
    } catch (error) {
      setFaults(faultsIn(error))
      // An answer ends the attempt; without one, the same is sent again and ordered once.
      if (isAnswered(error)) keys.current.over()
      if (isRefusal(error, 'price-changed') || isRefusal(error, 'out-of-stock')) void keeper.load()
      setTrouble({ kind: 'refused', error })
    } finally {
      setOrdering(false)
    }
  }

  return { draft, change, faults, trouble, isOrdering, isFree, paysByCard, tellQuietly, order }
}

/** The fields that the API names, as far as there is one to mend. */
function faultsIn(error: unknown): Faults {
  if (!(error instanceof Refusal)) return {}
  if (error.kind === 'card-declined' || error.kind === 'unknown-test-card') return { card: 'wrong' }
  if (error.kind === 'invalid-phone') return { phone: 'wrong' }
  const names = error.fields.flatMap((path) => fieldAt(path) ?? [])
  return Object.fromEntries(names.map((name) => [name, 'wrong']))
}

const isAnswered = (error: unknown) => error instanceof Error && error.name === 'Refusal'

function tenderOf({ payment, card }: CheckoutDraft, isFree: boolean): Schemas['Tender'] {
  if (isFree || payment === 'none') return { kind: 'none' }
  if (payment === 'card') return { kind: 'card', card: { number: card.trim() } }
  return { kind: 'manual', method: payment }
}
