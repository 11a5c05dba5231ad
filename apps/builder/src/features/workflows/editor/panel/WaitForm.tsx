import type { WaitFor, WorkflowNode } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { SegmentedControl, Stack } from '@mantine/core'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import { useEditor } from '../EditorContext'
import { FieldFrame } from '../forms/FieldFrame'
import { inside, type Place } from '../forms/Place'
import { ValueField } from '../forms/ValueField'
import { EventWaitFields } from './EventWaitFields'
import { SpanInput } from './SpanInput'

type WaitNode = Extract<WorkflowNode, { kind: 'wait' }>

const kinds = ['duration', 'date', 'event'] as const
const usualSeconds = 3_600
const usualTimeout = 86_400

interface WaitFormProps {
  place: Place
  node: WaitNode
  onChange: (node: WaitNode) => void
}

/** How long a step waits: for a while, until a date, or until something happens. */
export function WaitForm({ place, node, onChange }: WaitFormProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const [firstTrigger] = useCatalogue().contracts.triggers.keys()
  const { for: reason } = node
  const change = (next: WaitFor) => onChange({ ...node, for: next })
  const fresh = (kind: string): WaitFor => {
    if (kind === 'date') return { kind: 'date' }
    if (kind === 'duration' || firstTrigger === undefined) return { kind: 'duration', seconds: usualSeconds }
    const match = { path: ['id'] }
    return { kind: 'event', trigger: firstTrigger, match, timeoutSeconds: usualTimeout }
  }
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t('steps.kind.wait')}
        fullWidth
        readOnly={readOnly}
        data={kinds.map((value) => ({ value, label: t(`editor.panel.waitKind.${value}`) }))}
        value={reason.kind}
        onChange={(kind) => change(fresh(kind))}
      />
      {reason.kind === 'duration' && (
        <FieldFrame
          place={inside(place, 'for', 'seconds')}
          label={t('editor.panel.waitFor')}
          hint={t('editor.panel.waitHint')}
        >
          <SpanInput
            label={t('editor.panel.waitFor')}
            seconds={reason.seconds}
            onChange={(seconds) => change({ ...reason, seconds })}
          />
        </FieldFrame>
      )}
      {reason.kind === 'date' && (
        <ValueField
          place={inside(place, 'for', 'at')}
          name="at"
          field={{
            type: { kind: 'instant', nullable: false },
            title: t('editor.panel.waitUntil'),
            description: t('editor.panel.waitUntilHint'),
          }}
          value={reason.at}
          onChange={(at) => change({ ...reason, at })}
        />
      )}
      {reason.kind === 'event' && (
        <EventWaitFields place={inside(place, 'for')} wait={reason} onChange={change} />
      )}
    </Stack>
  )
}
