import { changeFlow, type FlowControl, triggerNodeId } from '@counterflow/core'
import { formatSpan } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { NumberInput, Stack, Switch, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useEditor } from '../EditorContext'
import { FieldFrame } from '../forms/FieldFrame'
import { inside, type Place, pathText } from '../forms/Place'
import { FlowKeyField } from './FlowKeyField'
import { SpanInput } from './SpanInput'
import { useKeyName } from './useKeyName'

const usualLimit = 1
const usualSeconds = 30
const longestSeconds = 86_400
const place: Place = { nodeId: triggerNodeId, path: ['flow'] }

/** How the runs of the workflow get along with each other: how many at a time, and which of several. */
export function FlowForm() {
  const { t } = useText()
  const { definition, edit, readOnly } = useEditor()
  const { flow = {} } = definition
  const change = (next: FlowControl, merge?: string) =>
    edit({ kind: 'flow', merge }, (current) => changeFlow(current, { ...current.flow, ...next }))
  if (readOnly && definition.flow === undefined) return null
  return (
    <Stack component="section" gap="md" aria-label={t('editor.flow.title')} data-path={pathText(place.path)}>
      <Text size="sm" fw={600}>
        {t('editor.flow.title')}
      </Text>
      <Choice
        label={t('editor.flow.limit')}
        on={flow.concurrency !== undefined}
        onSwitch={(on) => change({ concurrency: on ? { limit: usualLimit } : undefined })}
      >
        {flow.concurrency && <Concurrency concurrency={flow.concurrency} onChange={change} />}
      </Choice>
      <Choice
        label={t('editor.flow.settle')}
        on={flow.debounce !== undefined}
        onSwitch={(on) => change({ debounce: on ? { seconds: usualSeconds } : undefined })}
      >
        {flow.debounce && <Debounce debounce={flow.debounce} onChange={change} />}
      </Choice>
    </Stack>
  )
}

interface ChoiceProps {
  label: string
  on: boolean
  onSwitch: (on: boolean) => void
  children: ReactNode
}

function Choice({ label, on, onSwitch, children }: ChoiceProps) {
  const { readOnly } = useEditor()
  return (
    <Stack gap="xs" role="group" aria-label={label}>
      <Switch
        label={label}
        disabled={readOnly}
        checked={on}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
      {children}
    </Stack>
  )
}

interface PartProps {
  onChange: (next: FlowControl, merge?: string) => void
}

type ConcurrencyProps = PartProps & { concurrency: NonNullable<FlowControl['concurrency']> }

function Concurrency({ concurrency, onChange }: ConcurrencyProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const { key, limit } = concurrency
  const name = useKeyName(key)
  return (
    <>
      <FieldFrame place={inside(place, 'concurrency', 'limit')} label={t('editor.flow.amount')}>
        <NumberInput
          aria-label={t('editor.flow.amount')}
          readOnly={readOnly}
          min={1}
          max={100}
          allowDecimal={false}
          clampBehavior="strict"
          value={limit}
          onChange={(next) => {
            if (typeof next === 'number' && next >= 1) {
              onChange({ concurrency: { ...concurrency, limit: next } }, 'flow limit')
            }
          }}
        />
      </FieldFrame>
      <FlowKeyField
        place={inside(place, 'concurrency', 'key')}
        value={key}
        onChange={(next, merge) => onChange({ concurrency: { limit, ...next } }, merge)}
      />
      <Meaning>
        {name === undefined
          ? t('editor.flow.limitAll', { limit })
          : t('editor.flow.limitEach', { limit, name })}
      </Meaning>
    </>
  )
}

type DebounceProps = PartProps & { debounce: NonNullable<FlowControl['debounce']> }

function Debounce({ debounce, onChange }: DebounceProps) {
  const { t, language } = useText()
  const { key, seconds } = debounce
  const name = useKeyName(key)
  const span = formatSpan(seconds, language)
  return (
    <>
      <FieldFrame place={inside(place, 'debounce', 'seconds')} label={t('editor.flow.quiet')}>
        <SpanInput
          label={t('editor.flow.quiet')}
          seconds={seconds}
          longest={longestSeconds}
          onChange={(next) => onChange({ debounce: { ...debounce, seconds: next } }, 'flow seconds')}
        />
      </FieldFrame>
      <FlowKeyField
        place={inside(place, 'debounce', 'key')}
        value={key}
        onChange={(next, merge) => onChange({ debounce: { seconds, ...next } }, merge)}
      />
      <Meaning>
        {name === undefined
          ? t('editor.flow.settleAll', { span })
          : t('editor.flow.settleEach', { span, name })}
      </Meaning>
    </>
  )
}

function Meaning({ children }: { children: string }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  )
}
