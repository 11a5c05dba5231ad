import type { Schemas } from '@counterflow/api-client'
import { useEffect, useState } from 'preact/hooks'
import { Stand } from '../catalogue/Stand'
import { problemText } from '../platform/problem-text'
import { useReader } from '../platform/reader'
import { useCart } from './cart-context'
import { type Picture, pictures } from './pictured'
import { QuantityField } from './QuantityField'

/** What is in the cart, each line with its pieces and its price. */
export function CartLines({ cart }: { cart: Schemas['Cart'] }) {
  const { t } = useReader()
  const { keeper } = useCart()
  const [known, setKnown] = useState<ReadonlyMap<string, Picture>>(new Map())
  const [failure, setFailure] = useState<unknown>()
  useEffect(() => setKnown(pictures()), [cart])
  const setQuantity = (lineId: string, quantity: number) => {
    setFailure(undefined)
    keeper.setQuantity(lineId, quantity).catch(setFailure)
  }
  return (
    <>
      {failure !== undefined && (
        <p class="error" role="alert">
          {problemText(failure, t)}
        </p>
      )}
      {cart.notSold.length > 0 && (
        <p class="notice" role="status">
          {t('cart.notSold', { count: cart.notSold.length })}{' '}
          <button
            type="button"
            class="quiet"
            onClick={() => {
              for (const lineId of cart.notSold) setQuantity(lineId, 0)
            }}
          >
            {t('cart.removeNotSold')}
          </button>
        </p>
      )}
      <ul class="cart-lines">
        {cart.lines.map((line) => (
          <CartLine
            key={line.id}
            line={line}
            picture={known.get(line.productId)}
            onQuantity={(quantity) => setQuantity(line.id, quantity)}
          />
        ))}
      </ul>
    </>
  )
}

interface CartLineProps {
  line: Schemas['CartLine']
  picture: Picture | undefined
  onQuantity: (quantity: number) => void
}

function CartLine({ line, picture, onQuantity }: CartLineProps) {
  const { t, local, money } = useReader()
  const title = local(line.title)
  const isReduced = line.discount.amount > 0
  return (
    <li class="cart-line">
      <Stand
        id={picture?.handle ?? line.productId}
        color={picture?.color ?? '#8a8f98'}
        image={picture?.image ?? null}
      />
      <div class="cart-line-text">
        {picture === undefined ? (
          title
        ) : (
          <a href={`/products/${encodeURIComponent(picture.handle)}`}>{title}</a>
        )}
        <span class="faint">{money(line.unitPrice)}</span>
        {line.most !== null && (
          <span class="error" role="status">
            {line.most === 0 ? t('stock.out_of_stock') : t('cart.most', { count: line.most })}
          </span>
        )}
        <div class="cart-line-deeds">
          <QuantityField
            value={line.quantity}
            label={t('cart.quantityOf', { title })}
            onChange={onQuantity}
          />
          <button
            type="button"
            class="quiet"
            aria-label={t('cart.removeLine', { title })}
            onClick={() => onQuantity(0)}
          >
            {t('cart.remove')}
          </button>
        </div>
      </div>
      <div class="cart-line-price">
        {isReduced && <s>{money({ ...line.total, amount: line.total.amount + line.discount.amount })}</s>}
        <strong>{money(line.total)}</strong>
      </div>
    </li>
  )
}
