import { useText } from '@counterflow/ui'
import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { DecimalInput } from '../../../platform/forms/DecimalInput'
import type { TaxRegion } from '../shop-parts-queries'

type Rates = TaxRegion['rates']

interface RatesFieldsProps {
  rates: Rates
  errors: Record<string, string>
  path: string
  onChange: (rates: Rates) => void
}

const mostRates = 5

export function RatesFields({ rates, errors, path, onChange }: RatesFieldsProps) {
  const { t } = useText()
  const setRate = (index: number, rate: Rates[number]) => onChange(rates.with(index, rate))
  return (
    <Stack gap="xs">
      {rates.map((rate, index) => (
        // Rates have no names of their own until somebody types one; their place is what they are known by.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Group key={index} gap="sm" align="flex-end" wrap="nowrap">
          <TextInput
            style={{ flex: 1 }}
            label={t('taxes.rateName')}
            placeholder={t('taxes.rateNamePlaceholder')}
            maxLength={60}
            value={rate.name}
            error={errors[`${path}.${index}.name`]}
            onChange={(event) => setRate(index, { ...rate, name: event.currentTarget.value })}
          />
          <DecimalInput
            w={120}
            label={t('taxes.rate')}
            suffix="%"
            min={0}
            max={100}
            decimalScale={2}
            value={rate.basisPoints / 100}
            error={errors[`${path}.${index}.basisPoints`]}
            onChange={(percent) => setRate(index, { ...rate, basisPoints: Math.round((percent ?? 0) * 100) })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`${t('general.remove')}: ${rate.name}`}
            onClick={() => onChange(rates.filter((_, at) => at !== index))}
          >
            <IconTrash size={17} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {rates.length < mostRates && (
        <Group>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...rates, { name: '', basisPoints: 0 }])}
          >
            {t('taxes.addRate')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
