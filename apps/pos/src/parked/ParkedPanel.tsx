import { isEmptySaleCart } from '@counterflow/core'
import { EmptyState, Notice, RelativeTime, useText } from '@counterflow/ui'
import { Skeleton, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconShoppingCartPause } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { PanelFrame } from '../selling/PanelFrame'
import classes from '../selling/RowButton.module.css'
import { useCounter, useSelling } from '../selling/useSelling'
import { fetchCart, type WaitingCart, waitingCarts } from './shared-carts'

/** The carts that wait: of this register, and of the others at this place. */
export function ParkedPanel() {
  const { t } = useText()
  const selling = useSelling()
  const counter = useCounter()
  const [carts, setCarts] = useState<readonly WaitingCart[]>()
  const [trouble, setTrouble] = useState<'gone' | 'offline'>()
  useEffect(() => {
    let isWanted = true
    void waitingCarts(selling).then((found) => isWanted && setCarts(found))
    return () => {
      isWanted = false
    }
  }, [selling])
  const isFree = counter !== undefined && isEmptySaleCart(counter.document.cart)
  const fetch = async (cart: WaitingCart) => {
    const outcome = await fetchCart(selling, cart)
    if (outcome === 'fetched') return selling.showGoods()
    setTrouble(outcome === 'busy' ? undefined : outcome)
    setCarts(await waitingCarts(selling))
  }
  return (
    <PanelFrame title={t('tillSelling.action.parked')} onClose={selling.showGoods}>
      <Stack>
        {trouble !== undefined && (
          <Notice tone="caution" urgent>
            {t(`tillSelling.parked.${trouble}`)}
          </Notice>
        )}
        {!isFree && <Notice tone="neutral">{t('tillSelling.parked.busy')}</Notice>}
        {carts === undefined && <Skeleton height={64} />}
        {carts?.length === 0 && (
          <EmptyState
            icon={IconShoppingCartPause}
            title={t('tillSelling.parked.empty.title')}
            body={t('tillSelling.parked.empty.body')}
          />
        )}
        {carts?.map((cart) => (
          <UnstyledButton
            key={cart.id}
            className={classes.row}
            disabled={!isFree}
            onClick={() => void fetch(cart)}
          >
            <Text fw={600} size="lg">
              {cart.name}
            </Text>
            <Text c="dimmed">
              {t('tillSelling.parked.what', { count: cart.cart.lines.length })}
              {cart.standing === null && ` · ${t('tillSelling.parked.elsewhere')}`}
              {' · '}
              <RelativeTime instant={cart.at} />
            </Text>
          </UnstyledButton>
        ))}
      </Stack>
    </PanelFrame>
  )
}
