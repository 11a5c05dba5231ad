import { changeStep, type WorkflowNode } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useStepName } from '../../words/StepNamesProvider'
import { ConditionEditor } from '../conditions/ConditionEditor'
import { useEditor } from '../EditorContext'
import { FieldFrame } from '../forms/FieldFrame'
import { inside, type Place } from '../forms/Place'
import { ReferenceChip } from '../forms/ReferenceChip'
import { settingsChange } from '../settings-change'
import { ActionForm } from './ActionForm'
import { CasesForm } from './CasesForm'
import { StopForm } from './StopForm'
import { ValuesForm } from './ValuesForm'
import { WaitForm } from './WaitForm'

const listType = { kind: 'list', item: { kind: 'unknown', nullable: true }, nullable: true } as const

interface StepFormProps {
  node: WorkflowNode
  /** Its place among the definition's nodes, which findings count by. */
  index: number
}

/** The form of one step by its kind. */
export function StepForm({ node, index }: StepFormProps) {
  const { t } = useText()
  const { edit } = useEditor()
  const name = useStepName()(node.id)
  const place: Place = { nodeId: node.id, path: ['nodes', index] }
  const change = (next: WorkflowNode) =>
    edit(settingsChange(name, node.id, node, next), (definition) => changeStep(definition, next))
  switch (node.kind) {
    case 'condition':
      return (
        <FieldFrame place={inside(place, 'when')} exact label={t('editor.panel.when')}>
          <ConditionEditor
            place={inside(place, 'when')}
            condition={node.when}
            onChange={(when) => change({ ...node, when })}
          />
        </FieldFrame>
      )
    case 'switch':
      return <CasesForm place={place} node={node} onChange={change} />
    case 'set':
      return <ValuesForm place={place} node={node} onChange={change} />
    case 'each':
      return (
        <FieldFrame place={inside(place, 'items')} label={t('editor.panel.items')}>
          <ReferenceChip
            place={inside(place, 'items')}
            path={node.items.$ref}
            expected={listType}
            placeholder={t('steps.condition.chooseList')}
            onPick={({ path }) => change({ ...node, items: { $ref: path } })}
          />
        </FieldFrame>
      )
    case 'wait':
      return <WaitForm place={place} node={node} onChange={change} />
    case 'stop':
      return <StopForm place={place} node={node} onChange={change} />
    case 'action':
      return <ActionForm place={place} node={node} onChange={change} />
  }
}
