import type { Currency } from '@counterflow/core'
import { formatMoney, formatNumber } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Button, Group, NumberInput, Popover, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { IconDiscount } from '@tabler/icons-react'
import { useState } from 'react'
import { MoneyInput } from '../../../platform/forms/MoneyInput'
import type { ReasonedDiscount } from './draft-form'

interface DiscountButtonProps {
  /** What is discounted, for who cannot see where the button stands. */
  label: string
  currency: Currency
  value: ReasonedDiscount | null
  onChange: (value: ReasonedDiscount | null) => void
}

/** Gives a discount by hand, with its reason, and shows the one that is given. */
export function DiscountButton({ label, currency, value, onChange }: DiscountButtonProps) {
  const { t, language } = useText()
  const [opened, setOpened] = useState(false)
  const shown =
    value === null
      ? t('drafts.addDiscount')
      : value.discount.kind === 'percent'
        ? `−${formatNumber(value.discount.value / 100, language)} %`
        : `−${formatMoney({ amount: value.discount.value, currency }, language)}`
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withinPortal position="bottom-start" width={280}>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconDiscount size={14} aria-hidden />}
          aria-label={`${label}: ${shown}`}
          onClick={() => setOpened((open) => !open)}
        >
          {value !== null && value.reason !== '' ? `${shown} · ${value.reason}` : shown}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {opened && (
          <DiscountForm
            currency={currency}
            value={value}
            onApply={(next) => {
              onChange(next)
              setOpened(false)
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

interface DiscountFormProps {
  currency: Currency
  value: ReasonedDiscount | null
  onApply: (value: ReasonedDiscount | null) => void
}

function DiscountForm({ currency, value, onApply }: DiscountFormProps) {
  const { t } = useText()
  const [kind, setKind] = useState<'amount' | 'percent'>(value?.discount.kind ?? 'percent')
  const [figure, setFigure] = useState<number | undefined>(value?.discount.value)
  const [reason, setReason] = useState(value?.reason ?? '')
  const usable = figure !== undefined && figure > 0 && (kind === 'amount' || figure <= 10_000)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        if (usable) onApply({ discount: { kind, value: figure }, reason: reason.trim() })
      }}
    >
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('drafts.discountKind')}
          data={[
            { value: 'percent', label: t('drafts.byPercent') },
            { value: 'amount', label: t('drafts.byAmount') },
          ]}
          value={kind}
          onChange={(next) => {
            setKind(next === 'amount' ? 'amount' : 'percent')
            setFigure(undefined)
          }}
        />
        {kind === 'amount' ? (
          <MoneyInput label={t('drafts.byAmount')} currency={currency} value={figure} onChange={setFigure} />
        ) : (
          <NumberInput
            label={t('drafts.percentValue')}
            min={0.01}
            max={100}
            decimalScale={2}
            suffix=" %"
            value={figure === undefined ? '' : figure / 100}
            onChange={(next) => setFigure(next === '' ? undefined : Math.round(Number(next) * 100))}
          />
        )}
        <TextInput
          label={t('drafts.reason')}
          description={t('drafts.reasonHint')}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="space-between">
          {value === null ? (
            <span />
          ) : (
            <Button variant="subtle" color="red" size="xs" onClick={() => onApply(null)}>
              {t('drafts.removeDiscount')}
            </Button>
          )}
          <Button type="submit" size="xs" disabled={!usable}>
            {t('drafts.apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
