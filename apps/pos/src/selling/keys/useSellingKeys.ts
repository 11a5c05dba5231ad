import { withoutLine } from '@counterflow/core'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { payExactCash } from '../../paying/pay-exact-cash'
import { useSeller } from '../../till/TillContext'
import { searchFieldId } from '../search-field'
import { changeCart } from '../sell'
import type { Selling } from '../selling'
import { canPay, startPaying } from '../start-paying'
import { useSelling } from '../useSelling'
import { type KeyDeed, keyDeed } from './selling-keys'

/** Everything a cashier does often, without leaving the keyboard. */
export function useSellingKeys(): void {
  const selling = useSelling()
  const router = useRouter()
  const { staff, isLocked } = useSeller()
  useEffect(() => {
    if (isLocked) return
    const toPay = () => router.navigate({ to: '/pay' })
    const does = (deed: KeyDeed): unknown => {
      switch (deed.kind) {
        case 'pay':
          return startPaying(selling, toPay)
        case 'exact_cash':
          if (!canPay(selling)) return undefined
          selling.hush()
          selling.showGoods()
          return payExactCash(selling, staff.staffId).then(toPay)
        default:
          return doAtCart(selling, deed)
      }
    }
    const press = (event: KeyboardEvent) => {
      if (event.isComposing) return
      if (event.key === '?' && !isField(event.target)) {
        selling.show({ kind: 'keys' })
        return
      }
      const deed = keyDeed(event)
      if (deed === undefined) return
      event.preventDefault()
      void does(deed)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [selling, router, staff, isLocked])
}

function doAtCart(selling: Selling, deed: Exclude<KeyDeed, { kind: 'pay' | 'exact_cash' }>): void {
  const line = lastLine(selling)
  if (deed.kind === 'search') {
    selling.showGoods()
    // The field may only be drawn after this.
    setTimeout(() => globalThis.document.getElementById(searchFieldId)?.focus())
  } else if (deed.kind === 'panel') selling.show(deed.panel)
  else if (line === undefined) return
  else if (deed.kind === 'line') selling.show({ kind: 'line', lineId: line.lineId, field: deed.field })
  else changeCart(selling, (cart) => withoutLine(cart, line.lineId))
}

/** The line that was touched last, or the last of the cart. */
function lastLine(selling: Selling) {
  const lines = selling.desk.document.read()?.cart.lines ?? []
  const panel = selling.panel.read()
  const id = panel.kind === 'line' ? panel.lineId : selling.flashed.read()?.lineId
  return lines.find(({ lineId }) => lineId === id) ?? lines.at(-1)
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
