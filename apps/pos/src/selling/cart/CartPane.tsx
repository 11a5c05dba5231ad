import { isEmptySaleCart } from '@counterflow/core'
import { EmptyState, Notice, useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { IconShoppingCart } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useLive } from '../../till/live'
import { useCounter, useSelling, useShiftIsOpen } from '../useSelling'
import { CartActions } from './CartActions'
import { CartHead } from './CartHead'
import { CartLines } from './CartLines'
import classes from './CartPane.module.css'
import { CartTotals } from './CartTotals'
import { PayButton } from './PayButton'

/** What the customer buys and brings back, what it costs, and the way to pay. */
export function CartPane() {
  const { t } = useText()
  const selling = useSelling()
  const counter = useCounter()
  const notice = useLive(selling.notice)
  const isOpen = useShiftIsOpen()
  if (counter === undefined) return <aside className={classes.pane} />
  const { document, priced } = counter
  const hasGoods = document.cart.lines.length + document.cart.returns.length > 0
  const isEmpty = isEmptySaleCart(document.cart)
  return (
    <aside className={classes.pane} aria-label={t('tillSelling.cart.label')}>
      <CartHead customer={document.cart.customer} isEmpty={isEmpty} />
      <div className={classes.scroll}>
        {hasGoods ? (
          <CartLines cart={document.cart} priced={priced} />
        ) : (
          <EmptyState
            icon={IconShoppingCart}
            title={t('tillSelling.cart.empty.title')}
            body={t('tillSelling.cart.empty.body')}
          />
        )}
      </div>
      <div className={classes.foot} role="status">
        {notice !== undefined && (
          <Notice tone={notice.tone} urgent={notice.tone === 'bad'}>
            {t(notice.text, notice.values ?? {})}
          </Notice>
        )}
      </div>
      <div className={classes.foot}>
        {!isEmpty && <CartTotals cart={document.cart} priced={priced} />}
        <CartActions isEmpty={isEmpty} />
        {isOpen ? (
          <PayButton due={priced.due} isPaying={document.paying !== null} hasGoods={hasGoods} />
        ) : (
          <Notice tone="caution" title={t('tillSelling.shift.closed')}>
            <Button component={Link} to="/shift" size="lg" mt="xs" fullWidth>
              {t('tillSelling.shift.open')}
            </Button>
          </Notice>
        )}
      </div>
    </aside>
  )
}
