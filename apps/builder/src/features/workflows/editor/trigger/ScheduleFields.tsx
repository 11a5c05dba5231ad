import { type MissedPolicy, missedPolicies, triggerNodeId, type WorkflowTrigger } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Group, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { shopQuery } from '../../../settings/shop-queries'
import { useEditor } from '../EditorContext'
import { FieldFrame } from '../forms/FieldFrame'
import { LateSelect } from '../forms/LateSelect'
import { NextTimes } from './NextTimes'
import { RhythmFields } from './RhythmFields'
import { changedKind, cronOf, type Rhythm, rhythmKinds, rhythmOf } from './rhythm'

type Config = WorkflowTrigger['config']

interface ScheduleFieldsProps {
  config: Config
  onChange: (config: Config) => void
}

const place = (field: string) => ({ nodeId: triggerNodeId, path: ['trigger', 'config', field] })
const usualPolicy: MissedPolicy = 'once'
const textOf = (config: Config, field: string): string => {
  const value = config[field]
  return typeof value === 'string' ? value : ''
}

/** When a schedule comes, in which time zone, and what becomes of times that were missed. */
export function ScheduleFields({ config, onChange }: ScheduleFieldsProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const { data: shop } = useQuery(shopQuery)
  const cron = textOf(config, 'cron')
  const timeZone = textOf(config, 'timeZone')
  const [writes, setWrites] = useState(false)
  const rhythm: Rhythm = writes ? { kind: 'custom', cron } : rhythmOf(cron)
  const change = (field: string, value: string | null) => {
    const { [field]: _before, ...others } = config
    onChange(value === null || value === '' ? others : { ...others, [field]: value })
  }
  const choose = (kind: string | null) => {
    const next = rhythmKinds.find((one) => one === kind)
    if (next === undefined) return
    setWrites(next === 'custom')
    if (next !== 'custom') change('cron', cronOf(changedKind(rhythm, next)))
  }
  return (
    <>
      <FieldFrame place={place('cron')} label={t('triggers.schedule.repeat')}>
        <Group gap="xs" align="flex-start">
          <LateSelect
            w={170}
            aria-label={t('triggers.schedule.repeat')}
            readOnly={readOnly}
            allowDeselect={false}
            data={rhythmKinds.map((kind) => ({ value: kind, label: t(`triggers.schedule.kind.${kind}`) }))}
            value={rhythm.kind}
            onChange={choose}
          />
          {rhythm.kind !== 'custom' && (
            <RhythmFields rhythm={rhythm} onChange={(next) => change('cron', cronOf(next))} />
          )}
        </Group>
        {rhythm.kind === 'custom' && (
          <TextInput
            aria-label={t('triggers.schedule.cron')}
            description={t('triggers.schedule.cronHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            readOnly={readOnly}
            mt="xs"
            maxLength={200}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            value={cron}
            onChange={(event) => change('cron', event.currentTarget.value)}
          />
        )}
      </FieldFrame>
      <FieldFrame place={place('timeZone')} label={t('triggers.schedule.timeZone')}>
        <LateSelect
          aria-label={t('triggers.schedule.timeZone')}
          readOnly={readOnly}
          searchable
          clearable
          limit={100}
          placeholder={t('triggers.schedule.shopZone', { zone: shop?.timeZone ?? '' })}
          nothingFoundMessage={t('triggers.schedule.noZone')}
          data={zonesWith(timeZone)}
          value={timeZone === '' ? null : timeZone}
          onChange={(zone) => change('timeZone', zone)}
        />
      </FieldFrame>
      <NextTimes cron={cron} timeZone={timeZone === '' ? shop?.timeZone : timeZone} />
      <FieldFrame
        place={place('missed')}
        label={t('triggers.schedule.missed')}
        hint={t('triggers.schedule.missedHint')}
      >
        <LateSelect
          aria-label={t('triggers.schedule.missed')}
          readOnly={readOnly}
          allowDeselect={false}
          data={missedPolicies.map((policy) => ({
            value: policy,
            label: t(`triggers.schedule.missedOf.${policy}`),
          }))}
          value={textOf(config, 'missed') || usualPolicy}
          onChange={(policy) => change('missed', policy)}
        />
      </FieldFrame>
    </>
  )
}

/** Every time zone that the browser knows, and the one that is set, which may come from a file. */
function zonesWith(chosen: string): string[] {
  const zones = Intl.supportedValuesOf('timeZone')
  return chosen === '' || zones.includes(chosen) ? zones : [chosen, ...zones]
}
