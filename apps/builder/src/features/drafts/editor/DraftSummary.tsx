import type { Schemas } from '@counterflow/api-client'
import { ErrorState, MoneyText, Notice, Panel, useText } from '@counterflow/ui'
import { Button, Divider, Group, Stack, TagsInput, Text, TextInput } from '@mantine/core'
import { IconTruck } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isProblem } from '../../../platform/api/problem'
import { problemParagraph } from '../../../platform/api/problem-text'
import { MoneyInput } from '../../../platform/forms/MoneyInput'
import type { DraftPrice } from '../draft-queries'
import { DiscountButton } from './DiscountButton'
import type { DraftForm } from './draft-form'

type Money = Schemas['Money']

interface DraftSummaryProps {
  form: DraftForm
  currency: Money['currency']
  price: UseQueryResult<DraftPrice>
  onChange: (part: Partial<DraftForm>) => void
}

/** What it costs, worked out anew with every change. */
export function DraftSummary({ form, currency, price, onChange }: DraftSummaryProps) {
  const text = useText()
  const { t } = text
  const { data } = price
  return (
    <Panel title={t('drafts.summary')}>
      <Stack gap="sm" aria-busy={price.isFetching}>
        {price.isError && isProblem(price.error, 'unknown-variant') && (
          <Notice tone="caution">{t('drafts.noLongerSold')}</Notice>
        )}
        {price.isError && !isProblem(price.error, 'unknown-variant') && (
          <ErrorState message={problemParagraph(price.error, text)} onRetry={() => void price.refetch()} />
        )}
        <TagsInput
          label={t('drafts.codes')}
          placeholder={form.codes.length === 0 ? t('drafts.codesHint') : undefined}
          maxTags={10}
          value={[...form.codes]}
          onChange={(codes) => onChange({ codes })}
        />
        {data?.refused.map(({ code, detail }) => (
          <Notice key={code} tone="caution">
            {t('drafts.refusedCode', { code, detail })}
          </Notice>
        ))}
        <ShippingFields form={form} currency={currency} onChange={onChange} />
        <Divider />
        <Amount label={t('drafts.subtotal')} money={data?.subtotal} />
        <Group justify="space-between">
          <DiscountButton
            label={t('drafts.discount')}
            currency={currency}
            value={form.discount}
            onChange={(discount) => onChange({ discount })}
          />
          {data && data.discount.amount > 0 && (
            <Text>
              −<MoneyText money={data.discount} />
            </Text>
          )}
        </Group>
        <Amount label={t('drafts.shipping')} money={data?.shipping} />
        <Amount label={t(data?.taxIncluded ? 'drafts.taxIncluded' : 'drafts.tax')} money={data?.tax} />
        <Divider />
        <Amount label={<b>{t('drafts.total')}</b>} money={data?.total} strong />
      </Stack>
    </Panel>
  )
}

function Amount({ label, money, strong }: { label: ReactNode; money: Money | undefined; strong?: boolean }) {
  return (
    <Group justify="space-between">
      <Text>{label}</Text>
      <Text
        fw={strong ? 600 : undefined}
        size={strong ? 'lg' : undefined}
        aria-live={strong ? 'polite' : undefined}
      >
        {money === undefined ? '–' : <MoneyText money={money} />}
      </Text>
    </Group>
  )
}

function ShippingFields({ form, currency, onChange }: Omit<DraftSummaryProps, 'price'>) {
  const { t } = useText()
  const { shipping } = form
  if (shipping === null) {
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        w="fit-content"
        leftSection={<IconTruck size={14} aria-hidden />}
        onClick={() => onChange({ shipping: { title: t('drafts.usualShipping'), amount: 0 } })}
      >
        {t('drafts.addShipping')}
      </Button>
    )
  }
  return (
    <Stack gap={4}>
      <Group gap="sm" align="flex-end">
        <TextInput
          label={t('drafts.shippingTitle')}
          style={{ flex: '1 1 130px' }}
          maxLength={100}
          value={shipping.title}
          onChange={(event) => onChange({ shipping: { ...shipping, title: event.currentTarget.value } })}
        />
        <MoneyInput
          label={t('drafts.shippingPrice')}
          style={{ flex: '1 1 100px' }}
          currency={currency}
          value={shipping.amount}
          onChange={(amount) => onChange({ shipping: { ...shipping, amount: amount ?? 0 } })}
        />
      </Group>
      <Button
        variant="subtle"
        color="red"
        size="compact-xs"
        w="fit-content"
        onClick={() => onChange({ shipping: null })}
      >
        {t('drafts.removeShipping')}
      </Button>
    </Stack>
  )
}
