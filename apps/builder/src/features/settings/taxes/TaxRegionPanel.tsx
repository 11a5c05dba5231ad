import { Panel, useText } from '@counterflow/ui'
import { Button, Checkbox, Group, Radio, Stack } from '@mantine/core'
import { AreaFields } from '../AreaFields'
import type { TaxRegion } from '../shop-parts-queries'
import { useAreaName } from '../useAreaName'
import { RatesFields } from './RatesFields'
import { type TaxChange, TaxChangesFields } from './TaxChangesFields'

interface TaxRegionPanelProps {
  region: TaxRegion
  /** As the shop has it. */
  today: string
  errors: Record<string, string>
  path: string
  onChange: (region: TaxRegion) => void
  onRemove: () => void
}

export function TaxRegionPanel({ region, today, errors, path, onChange, onRemove }: TaxRegionPanelProps) {
  const { t } = useText()
  const areaName = useAreaName()
  const name = areaName(region.area)
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
        <RatesFields
          rates={region.rates}
          errors={errors}
          path={`${path}.rates`}
          onChange={(rates) => onChange({ ...region, rates })}
        />
        <TaxChangesFields
          changes={region.changes ?? []}
          rates={region.rates}
          today={today}
          errors={errors}
          path={`${path}.changes`}
          onChange={(changes) => onChange(withChanges(region, changes))}
        />
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

/** Without a change, it is as if there had never been one. */
function withChanges({ changes: _, ...region }: TaxRegion, changes: TaxChange[]): TaxRegion {
  return changes.length === 0 ? region : { ...region, changes }
}
