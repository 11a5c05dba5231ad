import {
  type ReturnableLine,
  returnableLines,
  returnOfLine,
  type SaleLineId,
  saleLineIdSchema,
  withReturn,
} from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { ActionIcon, Button, Group, Stack, Switch, Text } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { PanelFrame } from '../selling/PanelFrame'
import { useAmountText } from '../selling/pad/useAmountText'
import { changeCart } from '../selling/sell'
import { useSelling } from '../selling/useSelling'
import { freshId } from '../till/fresh-id'
import { ReasonField } from './ReasonField'
import type { SaleHistory } from './sale-history'
import classes from './TicketsPage.module.css'

interface ReturnFormProps {
  readonly sale: SaleHistory
  readonly onBack: () => void
}

/** Which pieces come back; they go into the cart, where more may be sold for them in the same ticket. */
export function ReturnForm({ sale, onBack }: ReturnFormProps) {
  const { t } = useText()
  const selling = useSelling()
  const router = useRouter()
  const amount = useAmountText()
  const [pieces, setPieces] = useState<ReadonlyMap<SaleLineId, number>>(new Map())
  const [restock, setRestock] = useState(true)
  const [reason, setReason] = useState('')
  const [isPaying, setPaying] = useState(false)
  const { ticket, returns, givenBack } = sale
  const lines = returnableLines(ticket, returns)
  const piecesOf = ({ line }: ReturnableLine) => pieces.get(line.lineId) ?? 0
  const chosen = lines.filter((line) => piecesOf(line) > 0)
  const returned = chosen.map((line) =>
    returnOfLine(ticket, line, {
      lineId: freshId(saleLineIdSchema),
      pieces: piecesOf(line),
      restock,
      reason: reason.trim() === '' ? '–' : reason.trim(),
    }),
  )
  const take = async () => {
    if (selling.desk.document.read()?.paying != null) return setPaying(true)
    const approval = await selling.till.session.ask('return_with_receipt')
    if (approval === 'denied') return
    const isAdded = returned.every((line) =>
      changeCart(selling, (cart) => withReturn(cart, line), approval.approvedBy),
    )
    if (!isAdded) return
    selling.desk.remember({ saleId: ticket.saleId, tenders: ticket.tenders, givenBack })
    selling.showGoods()
    await router.navigate({ to: '/sell' })
  }
  return (
    <PanelFrame title={t('tillSelling.return.title')} onClose={onBack}>
      <Stack>
        <ul className={classes.lines}>
          {lines.map((line) => (
            <li key={line.line.lineId} className={classes.line}>
              <span className={classes.what}>
                {line.line.title}
                <span className={classes.soft}>{t('tillSelling.return.left', { count: line.left })}</span>
              </span>
              <Stepper
                title={line.line.title}
                value={piecesOf(line)}
                most={line.left}
                onValue={(value) => setPieces(new Map(pieces).set(line.line.lineId, value))}
              />
            </li>
          ))}
        </ul>
        <Group>
          <Button
            size="lg"
            variant="default"
            onClick={() => setPieces(new Map(lines.map(({ line, left }) => [line.lineId, left])))}
          >
            {t('tillSelling.return.all')}
          </Button>
          <Switch
            size="lg"
            label={t('tillSelling.return.restock')}
            checked={restock}
            onChange={({ currentTarget: { checked } }) => setRestock(checked)}
          />
        </Group>
        <ReasonField reason={reason} onReason={setReason} kind="return" />
        {isPaying && <Notice tone="caution">{t('tillSelling.notice.paying')}</Notice>}
        <Text size="lg" fw={600}>
          {t('tillSelling.return.worth', {
            amount: amount(returned.reduce((sum, line) => sum + line.amount, 0)),
          })}
        </Text>
        <Button size="lg" disabled={chosen.length === 0 || reason.trim() === ''} onClick={() => void take()}>
          {t('tillSelling.return.toCart')}
        </Button>
      </Stack>
    </PanelFrame>
  )
}

interface StepperProps {
  readonly title: string
  readonly value: number
  readonly most: number
  readonly onValue: (value: number) => void
}

function Stepper({ title, value, most, onValue }: StepperProps) {
  const { t } = useText()
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        size={48}
        variant="default"
        disabled={value === 0}
        aria-label={t('tillSelling.return.less', { title })}
        onClick={() => onValue(value - 1)}
      >
        <IconMinus size={20} aria-hidden />
      </ActionIcon>
      <Text
        component="output"
        size="lg"
        fw={600}
        w={40}
        ta="center"
        aria-label={t('tillSelling.return.pieces', { title })}
      >
        {value}
      </Text>
      <ActionIcon
        size={48}
        variant="default"
        disabled={value >= most}
        aria-label={t('tillSelling.return.more', { title })}
        onClick={() => onValue(value + 1)}
      >
        <IconPlus size={20} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
