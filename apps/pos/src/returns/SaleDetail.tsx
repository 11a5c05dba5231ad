import type { SaleId } from '@counterflow/core'
import { ErrorState, RelativeTime, StatusBadge, useText } from '@counterflow/ui'
import { Skeleton, Stack, Text } from '@mantine/core'
import { IconBan } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { TenderName } from '../paying/TenderName'
import { PanelFrame } from '../selling/PanelFrame'
import { useAmountText } from '../selling/pad/useAmountText'
import { useSelling } from '../selling/useSelling'
import { ReturnForm } from './ReturnForm'
import { SaleDeeds } from './SaleDeeds'
import { SettleTender } from './SettleTender'
import { type SaleHistory, saleHistory } from './sale-history'
import classes from './TicketsPage.module.css'
import { VoidForm } from './VoidForm'

interface SaleDetailProps {
  readonly saleId: SaleId
  readonly onClose: () => void
}

/** What was sold, how it was paid, what came of it, and what can still be done about it. */
export function SaleDetail({ saleId, onClose }: SaleDetailProps) {
  const { t } = useText()
  const { till } = useSelling()
  const amount = useAmountText()
  const [sale, setSale] = useState<SaleHistory | 'missing'>()
  const [deed, setDeed] = useState<'return' | 'void'>()
  const load = useCallback(
    async () => setSale((await saleHistory(till, saleId)) ?? 'missing'),
    [till, saleId],
  )
  useEffect(() => {
    void load()
  }, [load])
  if (sale === undefined)
    return (
      <Stack p="md">
        <Skeleton height={48} />
        <Skeleton height={200} />
      </Stack>
    )
  if (sale === 'missing')
    return <ErrorState message={t('tillSelling.sale.missing')} onRetry={() => void load()} />
  const { ticket, isVoided, returns } = sale
  if (deed === 'return') return <ReturnForm sale={sale} onBack={() => setDeed(undefined)} />
  const backTo = async () => {
    setDeed(undefined)
    await load()
  }
  if (deed === 'void') return <VoidForm sale={sale} onBack={() => void backTo()} />
  return (
    <PanelFrame title={ticket.receiptNumber} onClose={onClose}>
      <Stack>
        <Text c="dimmed">
          <RelativeTime instant={sale.at} />
          {ticket.customer !== null && ` · ${ticket.customer.name}`}{' '}
          {isVoided && <StatusBadge tone="bad" icon={IconBan} label={t('tillSelling.sale.voided')} />}
        </Text>
        <ul className={classes.lines}>
          {ticket.lines.map((line) => {
            const back = returns
              .filter(({ of }) => of?.lineId === line.lineId)
              .reduce((sum, { quantity }) => sum + quantity, 0)
            return (
              <li key={line.lineId} className={classes.line}>
                <Text fw={600}>{line.quantity}</Text>
                <span className={classes.what}>
                  {line.title}
                  {line.note !== undefined && <span className={classes.soft}>{line.note}</span>}
                  {back > 0 && (
                    <span className={classes.soft}>{t('tillSelling.sale.returned', { count: back })}</span>
                  )}
                </span>
                <Text fw={600} className="cf-figures">
                  {amount(line.total)}
                </Text>
              </li>
            )
          })}
          {ticket.returns.map((line) => (
            <li key={line.lineId} className={classes.line}>
              <Text fw={600}>−{line.quantity}</Text>
              <span className={classes.what}>
                {line.title}
                <span className={classes.soft}>{line.reason}</span>
              </span>
              <Text fw={600} className="cf-figures">
                {amount(-line.amount)}
              </Text>
            </li>
          ))}
          <li className={classes.line}>
            <Text fw={600}>{t('tillSelling.totals.total')}</Text>
            <Text fw={600} size="lg" className="cf-figures">
              {amount(ticket.total)}
            </Text>
          </li>
          {ticket.tenders.map((tender) => (
            <li key={tender.tenderId} className={classes.line}>
              <TenderName tender={tender} />
              <Text className="cf-figures">{amount(tender.amount)}</Text>
            </li>
          ))}
        </ul>
        {ticket.note !== null && <Text style={{ whiteSpace: 'pre-wrap' }}>{ticket.note}</Text>}
        <SettleTender ticket={ticket} onSettled={() => void load()} />
        <SaleDeeds sale={sale} onReturn={() => setDeed('return')} onVoid={() => setDeed('void')} />
      </Stack>
    </PanelFrame>
  )
}
