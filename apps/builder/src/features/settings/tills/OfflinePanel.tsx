import { Panel, useText } from '@counterflow/ui'
import { NumberInput, SimpleGrid } from '@mantine/core'
import type { TillSettingsPart } from './TillSettingsForm'

const limits = {
  mostSnapshotHours: { label: 'tillSettings.snapshotHours', unit: 'tillSettings.hours', min: 1, max: 720 },
  keepDays: { label: 'tillSettings.keepDays', unit: 'tillSettings.days', min: 1, max: 365 },
  lockMinutes: { label: 'tillSettings.lock', unit: 'tillSettings.minutes', min: 0, max: 240 },
} as const

const fields = ['mostSnapshotHours', 'keepDays', 'lockMinutes'] as const

/** How long a till goes on by itself. */
export function OfflinePanel({ values, errors, onChange }: TillSettingsPart) {
  const { t } = useText()
  return (
    <Panel title={t('tillSettings.offline')}>
      <SimpleGrid cols={{ base: 1, sm: 3 }} style={{ alignItems: 'end' }}>
        {fields.map((field) => {
          const { label, unit, min, max } = limits[field]
          return (
            <NumberInput
              key={field}
              label={t(label)}
              description={t(unit)}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              min={min}
              max={max}
              allowDecimal={false}
              allowNegative={false}
              clampBehavior="blur"
              value={values[field]}
              error={errors[field]}
              onChange={(next) => typeof next === 'number' && onChange({ [field]: next })}
            />
          )
        })}
      </SimpleGrid>
    </Panel>
  )
}
