import type { WorkflowNode } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { SegmentedControl, Stack } from '@mantine/core'
import { useEditor } from '../EditorContext'
import { FieldFrame } from '../forms/FieldFrame'
import { inside, type Place } from '../forms/Place'
import { ValueField } from '../forms/ValueField'

type StopNode = Extract<WorkflowNode, { kind: 'stop' }>

interface StopFormProps {
  place: Place
  node: StopNode
  onChange: (node: StopNode) => void
}

/** As what a run ends here, and what is said about it. */
export function StopForm({ place, node, onChange }: StopFormProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const setMessage = (message: StopNode['message']) => {
    const { message: _before, ...rest } = node
    onChange(message === undefined || message === '' ? rest : { ...rest, message })
  }
  return (
    <Stack gap="md">
      <FieldFrame
        place={inside(place, 'result')}
        label={t('editor.panel.stopResult')}
        hint={t('editor.panel.stopHint')}
      >
        <SegmentedControl
          aria-label={t('editor.panel.stopResult')}
          fullWidth
          readOnly={readOnly}
          data={[
            { value: 'succeeded', label: t('editor.panel.stopAs.succeeded') },
            { value: 'failed', label: t('editor.panel.stopAs.failed') },
          ]}
          value={node.result}
          onChange={(result) => onChange({ ...node, result: result === 'failed' ? 'failed' : 'succeeded' })}
        />
      </FieldFrame>
      <ValueField
        place={inside(place, 'message')}
        name="message"
        field={{
          type: { kind: 'text', options: undefined, nullable: true },
          title: t('editor.panel.stopMessage'),
          required: false,
        }}
        value={node.message}
        onChange={setMessage}
      />
    </Stack>
  )
}
