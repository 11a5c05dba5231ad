import type { TextKey } from '@counterflow/i18n'
import type { LineField, Panel } from '../selling'

/** What a key does while somebody sells. `line`: to the line that was added or changed last. */
export type KeyDeed =
  | { readonly kind: 'search' | 'pay' | 'exact_cash' }
  | { readonly kind: 'panel'; readonly panel: Panel }
  | { readonly kind: 'line'; readonly field: LineField }
  | { readonly kind: 'remove_line' }

interface SellingKey {
  /** Where the key is (`KeyboardEvent.code`): the same in every keyboard language. */
  readonly code: string
  readonly alt: boolean
  /** As a keyboard shows it. */
  readonly shown: string
  readonly label: TextKey
  readonly deed: KeyDeed
}

const panel = (kind: 'discount' | 'code' | 'customer' | 'park' | 'parked' | 'note'): KeyDeed => ({
  kind: 'panel',
  panel: { kind },
})

/** Keys are data: the cheat sheet shows just these. */
export const sellingKeys: readonly SellingKey[] = [
  { code: 'F6', alt: false, shown: 'F6', label: 'tillSelling.keys.search', deed: { kind: 'search' } },
  { code: 'F7', alt: false, shown: 'F7', label: 'tillSelling.action.park', deed: panel('park') },
  { code: 'F9', alt: false, shown: 'F9', label: 'tillSelling.pay.pay', deed: { kind: 'pay' } },
  {
    code: 'F10',
    alt: false,
    shown: 'F10',
    label: 'tillSelling.keys.exactCash',
    deed: { kind: 'exact_cash' },
  },
  {
    code: 'KeyQ',
    alt: true,
    shown: 'Alt Q',
    label: 'tillSelling.line.quantity',
    deed: { kind: 'line', field: 'quantity' },
  },
  {
    code: 'KeyP',
    alt: true,
    shown: 'Alt P',
    label: 'tillSelling.line.price',
    deed: { kind: 'line', field: 'price' },
  },
  {
    code: 'KeyD',
    alt: true,
    shown: 'Alt D',
    label: 'tillSelling.line.discount',
    deed: { kind: 'line', field: 'discount' },
  },
  {
    code: 'KeyN',
    alt: true,
    shown: 'Alt N',
    label: 'tillSelling.line.note',
    deed: { kind: 'line', field: 'note' },
  },
  {
    code: 'KeyX',
    alt: true,
    shown: 'Alt X',
    label: 'tillSelling.line.remove',
    deed: { kind: 'remove_line' },
  },
  { code: 'KeyC', alt: true, shown: 'Alt C', label: 'tillSelling.customer.title', deed: panel('customer') },
  { code: 'KeyO', alt: true, shown: 'Alt O', label: 'tillSelling.action.discount', deed: panel('discount') },
  { code: 'KeyK', alt: true, shown: 'Alt K', label: 'tillSelling.action.code', deed: panel('code') },
  {
    code: 'KeyI',
    alt: true,
    shown: 'Alt I',
    label: 'tillSelling.action.custom',
    deed: { kind: 'panel', panel: { kind: 'custom', code: '' } },
  },
]

/** What a key does; undefined for one that does nothing here. */
export function keyDeed(
  event: Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): KeyDeed | undefined {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return undefined
  return sellingKeys.find(({ code, alt }) => code === event.code && alt === event.altKey)?.deed
}
