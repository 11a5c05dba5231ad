import { piecesIn } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useState } from 'react'
import { ShutOutPage } from '../shut-out/ShutOutPage'
import { useShutOut } from '../shut-out/useShutOut'
import { useLive } from '../till/live'
import { CartPane } from './cart/CartPane'
import { useSellingKeys } from './keys/useSellingKeys'
import { useAmountText } from './pad/useAmountText'
import classes from './SellPage.module.css'
import { SellPanel } from './SellPanel'
import { useCounter, useSelling } from './useSelling'

/** Where a cashier sells, as long as this device is the register. */
export function SellPage() {
  return useShutOut() === 'frozen' ? <ShutOutPage /> : <Counter />
}

/** The goods beside the cart; on a phone the cart waits at the bottom. */
function Counter() {
  const { t } = useText()
  const selling = useSelling()
  const amount = useAmountText()
  const counter = useCounter()
  const panel = useLive(selling.panel)
  const [isCartOpen, openCart] = useState(false)
  useSellingKeys()
  // What a line or the cart is asked for stands where the goods are: there a phone has to look.
  const isCamera = panel.kind === 'camera'
  const shows = panel.kind !== 'goods' || !isCartOpen ? 'panel' : 'cart'
  return (
    <div className={classes.page} data-shows={shows}>
      <VisuallyHidden component="h1">{t('tillSelling.title')}</VisuallyHidden>
      <div className={classes.panel}>
        <SellPanel panel={panel} />
      </div>
      <div className={classes.cart}>
        <CartPane />
      </div>
      {(panel.kind === 'goods' || isCamera) && (
        <UnstyledButton
          className={classes.bar}
          aria-expanded={shows === 'cart'}
          onClick={() => {
            openCart(shows === 'panel')
            if (isCamera) selling.showGoods()
          }}
        >
          {shows === 'cart' ? (
            <IconChevronDown size={22} aria-hidden />
          ) : (
            <IconChevronUp size={22} aria-hidden />
          )}
          <span>
            {t(shows === 'cart' ? 'tillSelling.cart.toGoods' : 'tillSelling.cart.pieces', {
              count: counter === undefined ? 0 : piecesIn(counter.document.cart),
            })}
          </span>
          <span className={`${classes.due} cf-figures`}>{amount(counter?.priced.due ?? 0)}</span>
        </UnstyledButton>
      )}
    </div>
  )
}
