import type { Payment } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { IconBuildingBank, IconCash, IconCreditCard, IconGift } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useSelling } from '../selling/useSelling'
import { CardForm } from './CardForm'
import { CashForm } from './CashForm'
import { GiftCardForm } from './GiftCardForm'
import { ManualForm } from './ManualForm'
import classes from './PayPage.module.css'

interface Way {
  readonly key: string
  readonly name: string
  readonly icon: ReactNode
  readonly form: ReactNode
}

/** The ways of paying, one of them opened: mostly cash. */
export function PaymentWays({ payment }: { payment: Payment }) {
  const { t, local } = useText()
  const settings = useSelling().desk.settings()
  const [chosen, choose] = useState('cash')
  const size = { size: 22, stroke: 1.5, 'aria-hidden': true } as const
  // After a part has been paid, what was typed for it must not stand there any more.
  const part = payment.tenders.length
  const ways: Way[] = [
    {
      key: 'cash',
      name: t('tillSelling.tender.cash'),
      icon: <IconCash {...size} />,
      form: <CashForm key={part} payment={payment} />,
    },
    ...settings.cardProviders.map(({ key, name }) => ({
      key: `card ${key}`,
      name,
      icon: <IconCreditCard {...size} />,
      form: <CardForm key={`${key} ${part}`} payment={payment} provider={{ key, name }} />,
    })),
    ...settings.paymentMethods
      .filter(({ key, enabled }) => key !== 'cash' && enabled)
      .map((method) => ({
        key: `manual ${method.key}`,
        name: local(method.name),
        icon: <IconBuildingBank {...size} />,
        form: <ManualForm key={`${method.key} ${part}`} payment={payment} method={method} />,
      })),
    {
      key: 'gift card',
      name: t('tillSelling.tender.giftCard'),
      icon: <IconGift {...size} />,
      form: <GiftCardForm key={`gift ${part}`} payment={payment} />,
    },
  ]
  const shown = ways.find(({ key }) => key === chosen) ?? ways[0]
  return (
    <>
      <div className={classes.waysOfPaying}>
        {ways.map(({ key, name, icon }) => (
          <Button
            key={key}
            size="lg"
            px="sm"
            classNames={{ label: classes.way }}
            variant={shown?.key === key ? 'light' : 'default'}
            aria-pressed={shown?.key === key}
            leftSection={icon}
            onClick={() => choose(key)}
          >
            {name}
          </Button>
        ))}
      </div>
      {shown?.form}
    </>
  )
}
