import { Panel, useText } from '@counterflow/ui'
import { ActionIcon, Button, Checkbox, Group, NumberInput, Radio, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { AreaFields } from '../AreaFields'
import type { TaxRegion } from '../shop-parts-queries'
import { useAreaName } from '../useAreaName'

interface TaxRegionPanelProps {
  region: TaxRegion
  errors: Record<string, string>
  path: string
  onChange: (region: TaxRegion) => void
  onRemove: () => void
}

const mostRates = 5

export function TaxRegionPanel({ region, errors, path, onChange, onRemove }: TaxRegionPanelProps) {
  const { t } = useText()
  const areaName = useAreaName()
  const { rates } = region
  const name = areaName(region.area)
  const setRate = (index: number, rate: TaxRegion['rates'][number]) =>
    onChange({ ...region, rates: rates.with(index, rate) })
  return (
    <Panel
      title={name}
      actions={
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          aria-label={`${t('general.remove')}: ${name}`}
          onClick={onRemove}
        >
          {t('general.remove')}
        </Button>
      }
    >
      <Stack gap="md">
        <AreaFields
          area={region.area}
          errors={errors}
          path={`${path}.area`}
          onChange={(area) => onChange({ ...region, area })}
        />
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
                error={errors[`${path}.rates.${index}.name`]}
                onChange={(event) => setRate(index, { ...rate, name: event.currentTarget.value })}
              />
              <NumberInput
                w={120}
                label={t('taxes.rate')}
                suffix="%"
                min={0}
                max={100}
                decimalScale={2}
                clampBehavior="strict"
                hideControls
                value={rate.basisPoints / 100}
                error={errors[`${path}.rates.${index}.basisPoints`]}
                onChange={(percent) => setRate(index, { ...rate, basisPoints: basisPointsOf(percent) })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={`${t('general.remove')}: ${rate.name}`}
                onClick={() => onChange({ ...region, rates: rates.filter((_, at) => at !== index) })}
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
                onClick={() => onChange({ ...region, rates: [...rates, { name: '', basisPoints: 0 }] })}
              >
                {t('taxes.addRate')}
              </Button>
            </Group>
          )}
        </Stack>
        <Radio.Group
          label={t('taxes.included')}
          value={region.included ? 'included' : 'added'}
          onChange={(value) => onChange({ ...region, included: value === 'included' })}
        >
          <Group mt={4}>
            <Radio value="included" label={t('taxes.isIncluded')} />
            <Radio value="added" label={t('taxes.isAdded')} />
          </Group>
        </Radio.Group>
        <Checkbox
          label={t('taxes.shippingTaxed')}
          checked={region.shippingTaxed}
          onChange={(event) => onChange({ ...region, shippingTaxed: event.currentTarget.checked })}
        />
      </Stack>
    </Panel>
  )
}

/** 7.25 percent are 725; what is no number counts as none. */
function basisPointsOf(percent: string | number): number {
  const value = typeof percent === 'number' ? percent : Number.parseFloat(percent)
  return Number.isFinite(value) ? Math.round(value * 100) : 0
}
