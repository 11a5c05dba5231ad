import type { PricedCart, SaleCart, SaleCartLine } from '@counterflow/core'
import { withoutLine } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { memo, useEffect, useRef } from 'react'
import { useLivePart } from '../../till/live'
import { lineTitle } from '../goods-title'
import { useAmountText } from '../pad/useAmountText'
import { changeCart } from '../sell'
import type { LineField } from '../selling'
import { useSelling } from '../useSelling'
import classes from './CartPane.module.css'

interface CartLinesProps {
  readonly cart: SaleCart
  readonly priced: PricedCart
}

/** The goods in the cart, and under them what is brought back. */
export function CartLines({ cart, priced: { priced } }: CartLinesProps) {
  const { t } = useText()
  const selling = useSelling()
  const amount = useAmountText()
  return (
    <ul className={classes.lines}>
      {cart.lines.map((line, index) => (
        <CartLine key={line.lineId} line={line} total={priced.lines[index]?.total ?? 0} />
      ))}
      {cart.returns.map((line) => (
        <li key={line.lineId} className={classes.line} data-return>
          <span className={classes.pieces}>−{line.quantity}</span>
          <span className={classes.words}>
            <span className={classes.title}>{line.title}</span>
            <span className={classes.detail}>{t('tillSelling.cart.returned', { reason: line.reason })}</span>
          </span>
          <span style={{ display: 'flex', alignItems: 'center' }}>
            <span className={`${classes.amount} cf-figures`}>{amount(-line.amount)}</span>
            <ActionIcon
              size={48}
              aria-label={t('tillSelling.cart.remove', { title: line.title })}
              onClick={() => changeCart(selling, (before) => withoutLine(before, line.lineId))}
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Drawn anew only when it has changed: in a full cart, a scan would draw all the others as well. */
const CartLine = memo(function CartLine({ line, total }: { line: SaleCartLine; total: number }) {
  const { t, language } = useText()
  const selling = useSelling()
  const amount = useAmountText()
  const row = useRef<HTMLLIElement>(null)
  const isFlashed = useLivePart(selling.flashed, (flashed) => flashed?.lineId === line.lineId)
  useEffect(() => {
    if (isFlashed) row.current?.scrollIntoView?.({ block: 'nearest' })
  }, [isFlashed])
  const product = line.productId === null ? undefined : selling.till.records.product(line.productId)
  const title = lineTitle(line, product, language)
  const edit = (field: LineField) => selling.show({ kind: 'line', lineId: line.lineId, field })
  return (
    <li ref={row} className={classes.line} data-flash={isFlashed || undefined}>
      <UnstyledButton
        className={classes.pieces}
        aria-label={t('tillSelling.cart.quantityOf', { title, count: line.quantity })}
        onClick={() => edit('quantity')}
      >
        {line.quantity}
      </UnstyledButton>
      <UnstyledButton className={classes.words} onClick={() => edit('quantity')}>
        <span className={classes.title}>{title}</span>
        <span className={classes.detail}>
          {amount(line.unitPrice)}
          {line.priceSource === 'changed' && ` · ${t('tillSelling.cart.changed')}`}
          {line.given !== null && ` · ${line.given.reason}`}
          {line.note !== null && ` · ${line.note}`}
        </span>
      </UnstyledButton>
      <UnstyledButton
        className={`${classes.amount} cf-figures`}
        style={{ minHeight: 56 }}
        onClick={() => edit('price')}
      >
        {amount(total)}
      </UnstyledButton>
    </li>
  )
})
