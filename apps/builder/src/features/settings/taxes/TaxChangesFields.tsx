import { useText } from '@counterflow/ui'
import { Badge, Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import type { TaxRegion } from '../shop-parts-queries'
import { RatesFields } from './RatesFields'

export type TaxChange = NonNullable<TaxRegion['changes']>[number]

interface TaxChangesFieldsProps {
  changes: readonly TaxChange[]
  /** What a change begins with: the rates as they are. */
  rates: TaxRegion['rates']
  /** As the shop has it. */
  today: string
  errors: Record<string, string>
  path: string
  onChange: (changes: TaxChange[]) => void
}

const mostChanges = 20

/** Rates that count from a day on: told to tills long before, so that one without a network changes them in time. */
export function TaxChangesFields({ changes, rates, today, errors, path, onChange }: TaxChangesFieldsProps) {
  const { t } = useText()
  const current = changes
    .filter(({ from }) => from !== '' && from <= today)
    .reduce<string | undefined>(
      (latest, { from }) => (latest === undefined || from > latest ? from : latest),
      undefined,
    )
  const put = (index: number, change: TaxChange) => onChange(changes.with(index, change))
  return (
    <Stack gap="sm">
      {changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: days are typed, and two may be the same for a while
        <Fieldset key={index} m={0} p="sm">
          <Stack gap="xs">
            <Group gap="sm" align="flex-end" justify="space-between">
              <Group gap="sm" align="flex-end">
                <TextInput
                  type="date"
                  w={170}
                  label={t('taxes.changeFrom')}
                  value={change.from}
                  error={errors[`${path}.${index}.from`]}
                  onChange={(event) => put(index, { ...change, from: event.currentTarget.value })}
                />
                {change.from === current && (
                  <Badge variant="light" mb={8}>
                    {t('taxes.changeCounts')}
                  </Badge>
                )}
              </Group>
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                ml="auto"
                aria-label={`${t('general.remove')}: ${change.from}`}
                onClick={() => onChange(changes.filter((_, at) => at !== index))}
              >
                {t('general.remove')}
              </Button>
            </Group>
            <RatesFields
              rates={change.rates}
              errors={errors}
              path={`${path}.${index}.rates`}
              onChange={(changed) => put(index, { ...change, rates: changed })}
            />
          </Stack>
        </Fieldset>
      ))}
      {changes.length < mostChanges && (
        <Stack gap={2} align="flex-start">
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconCalendarPlus size={14} aria-hidden />}
            onClick={() => onChange([...changes, nextChange(changes, rates, today)])}
          >
            {t('taxes.addChange')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('taxes.changeHint')}
          </Text>
        </Stack>
      )}
    </Stack>
  )
}

/** Most taxes change with the year: the first of January that no change has, with the rates as they are by then. */
function nextChange(changes: readonly TaxChange[], rates: TaxRegion['rates'], today: string): TaxChange {
  const taken = new Set(changes.map(({ from }) => from))
  let year = Number(today.slice(0, 4)) + 1
  while (taken.has(`${year}-01-01`)) year += 1
  const from = `${year}-01-01`
  const before = changes
    .filter((change) => change.from < from)
    .toSorted((left, right) => (left.from < right.from ? -1 : 1))
    .at(-1)
  return { from, rates: (before?.rates ?? rates).map((rate) => ({ ...rate })) }
}
