import { formatMoney } from '@counterflow/i18n'
import {
  AppearanceMenu,
  EmptyState,
  ErrorState,
  LanguageMenu,
  MoneyText,
  Notice,
  usePageTitle,
  useText,
  useTitlePart,
} from '@counterflow/ui'
import { Divider, Group, Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconLinkOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PagePending } from '../../application/shell/PagePending'
import { isNotFound, isProblem } from '../../platform/api/problem'
import { problemParagraph } from '../../platform/api/problem-text'
import { PayForm } from './PayForm'
import classes from './PayPage.module.css'
import { type InvoiceToPay, invoiceToPayQuery } from './pay-queries'

/** Where the link of an invoice leads: what there is to pay, and how. For customers, who sign in nowhere. */
export function PayPage({ token }: { token: string }) {
  return (
    <main className={classes.page}>
      <Group justify="flex-end" gap="xs">
        <LanguageMenu />
        <AppearanceMenu />
      </Group>
      <Invoice token={token} />
    </main>
  )
}

function Invoice({ token }: { token: string }) {
  const text = useText()
  const { t } = text
  const [orderNumber, setOrderNumber] = useState<string>()
  const { data: invoice, error, refetch } = useQuery(invoiceToPayQuery(token))
  usePageTitle(invoice && t('drafts.pay.title', { number: invoice.number }))
  useTitlePart('product', invoice?.shopName)
  if (orderNumber !== undefined) {
    return (
      <EmptyState
        icon={IconCircleCheck}
        title={t('drafts.pay.paidTitle')}
        body={t('drafts.pay.paidBody', { number: orderNumber })}
      />
    )
  }
  if (invoice === undefined) {
    if (error === null) return <PagePending />
    // A link that was cut short on its way is no link of ours either.
    return isNotFound(error) || isProblem(error, 'invalid-input') ? (
      <EmptyState icon={IconLinkOff} title={t('drafts.pay.gone')} body={t('drafts.pay.goneBody')} />
    ) : (
      <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
    )
  }
  const { price } = invoice
  return (
    <section className={classes.card}>
      <Title order={1}>{t('drafts.pay.title', { number: invoice.number })}</Title>
      <Text c="dimmed" mb="md">
        {t('drafts.pay.from', { shop: invoice.shopName })}
      </Text>
      <Stack>
        {invoice.paid && <Notice tone="good">{t('drafts.pay.alreadyPaid')}</Notice>}
        {!invoice.paid && invoice.changedSinceInvoice && (
          <Notice tone="caution">{t('drafts.pay.changed')}</Notice>
        )}
        {price === null ? (
          <Notice tone="caution">{t('drafts.pay.unavailable')}</Notice>
        ) : (
          <Sums price={price} />
        )}
        {!invoice.paid && price !== null && (
          <PayForm token={token} invoice={invoice} total={price.total} onPaid={setOrderNumber} />
        )}
      </Stack>
    </section>
  )
}

function Sums({ price }: { price: NonNullable<InvoiceToPay['price']> }) {
  const { t, local, language } = useText()
  const rows = [
    { label: t('drafts.subtotal'), amount: price.subtotal, shown: price.discount.amount > 0 },
    {
      label: t('drafts.discount'),
      amount: { ...price.discount, amount: -price.discount.amount },
      shown: price.discount.amount > 0,
    },
    { label: t('drafts.shipping'), amount: price.shipping, shown: price.shipping.amount > 0 },
    {
      label: t(price.taxIncluded ? 'drafts.taxIncluded' : 'drafts.tax'),
      amount: price.tax,
      shown: price.tax.amount > 0,
    },
  ]
  return (
    <Stack gap={6}>
      {price.lines.map(({ title, quantity, subtotal }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike, and none is added or moved
        <Group key={index} justify="space-between" wrap="nowrap" align="flex-start">
          <Text>
            {local(title)} × {quantity}
          </Text>
          <MoneyText money={subtotal} />
        </Group>
      ))}
      <Divider />
      {rows
        .filter(({ shown }) => shown)
        .map(({ label, amount }) => (
          <Group key={label} justify="space-between">
            <Text c="dimmed">{label}</Text>
            <Text c="dimmed">{formatMoney(amount, language)}</Text>
          </Group>
        ))}
      <Group justify="space-between">
        <Text fw={600} size="lg">
          {t('drafts.total')}
        </Text>
        <Text fw={600} size="lg">
          <MoneyText money={price.total} />
        </Text>
      </Group>
    </Stack>
  )
}
