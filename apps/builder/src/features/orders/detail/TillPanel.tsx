import { Fact, Panel, useText } from '@counterflow/ui'
import { Stack } from '@mantine/core'
import { AnchorLink } from '../../../platform/router/links'
import { useMay } from '../../session/useStaff'
import type { Order } from '../order-queries'

/** By which receipt, at which till, in which shift and by whom an order was sold. */
export function TillPanel({ order: { receiptNumber, till } }: { order: Order }) {
  const { t } = useText()
  const leads = useMay()('registers.manage')
  if (receiptNumber === null) return null
  return (
    <Panel title={t('orders.till.title')}>
      <Stack gap="sm">
        <Fact label={t('orders.till.receipt')}>
          <span className="cf-figures">{receiptNumber}</span>
        </Fact>
        {till !== null && (
          <>
            <Fact label={t('orders.till.register')}>
              {leads ? (
                <AnchorLink to="/registers/$registerId" params={{ registerId: till.register.id }}>
                  {till.register.name}
                </AnchorLink>
              ) : (
                till.register.name
              )}
            </Fact>
            <Fact label={t('orders.till.cashier')}>{till.cashier.name || t('orders.till.unknown')}</Fact>
            {till.shiftId === null ? (
              <Fact label={t('orders.till.shift')}>{t('orders.till.noShift')}</Fact>
            ) : (
              leads && (
                <Fact label={t('orders.till.shift')}>
                  <AnchorLink to="/shifts/$shiftId" params={{ shiftId: till.shiftId }}>
                    {t('orders.till.openShift')}
                  </AnchorLink>
                </Fact>
              )
            )}
          </>
        )}
      </Stack>
    </Panel>
  )
}
