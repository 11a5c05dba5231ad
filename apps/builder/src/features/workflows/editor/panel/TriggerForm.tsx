import { changeTrigger, triggerNodeId, type WorkflowTrigger } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Text } from '@mantine/core'
import { IconArrowsExchange, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useHandedFocus } from '../../../../platform/keyboard/useHandedFocus'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import { ConditionEditor } from '../conditions/ConditionEditor'
import { useEditor } from '../EditorContext'
import { usualConfig } from '../editing/usual-config'
import { FieldFrame } from '../forms/FieldFrame'
import { TriggerList } from '../palette/TriggerList'
import { settingsChange } from '../settings-change'
import { TriggerConfig } from '../trigger/TriggerConfig'
import { FlowForm } from './FlowForm'
import { StepOutputs } from './StepOutputs'

/** What starts the workflow, and under which condition. */
export function TriggerForm() {
  const { t, local } = useText()
  const { definition, edit, readOnly } = useEditor()
  const catalogue = useCatalogue()
  const [choosing, setChoosing] = useState(false)
  const { hand, take } = useHandedFocus()
  const { trigger } = definition
  const place = { nodeId: triggerNodeId, path: ['trigger'] }
  const choose = (type: string) => {
    const description = catalogue.triggers.get(type)
    hand()
    setChoosing(false)
    if (type === trigger?.type) return
    edit({ kind: 'trigger', name: description && local(description.title) }, (current) =>
      changeTrigger(current, { type, config: usualConfig(description) }),
    )
  }
  if (trigger === null || choosing) {
    return (
      <FieldFrame place={place} label={t('editor.palette.chooseTrigger')}>
        <div ref={take}>{readOnly ? null : <TriggerList chosen={trigger?.type} onChoose={choose} />}</div>
      </FieldFrame>
    )
  }
  const description = catalogue.triggers.get(trigger.type)
  return (
    <>
      <FieldFrame place={{ ...place, path: ['trigger', 'type'] }}>
        <Text size="sm" c="dimmed">
          {description ? local(description.description) : t('editor.panel.unknown', { id: trigger.type })}
        </Text>
        {!readOnly && (
          <div ref={take}>
            <Button
              mt="xs"
              size="xs"
              variant="default"
              leftSection={<IconArrowsExchange size={14} aria-hidden />}
              onClick={() => {
                hand()
                setChoosing(true)
              }}
            >
              {t('editor.panel.changeTrigger')}
            </Button>
          </div>
        )}
      </FieldFrame>
      <TriggerConfig key={trigger.type} trigger={trigger} />
      <TriggerCondition trigger={trigger} />
      <FlowForm />
      <StepOutputs path={['trigger']} nodeId={triggerNodeId} />
    </>
  )
}

function TriggerCondition({ trigger }: { trigger: WorkflowTrigger }) {
  const { t } = useText()
  const { edit, readOnly } = useEditor()
  const { when, ...without } = trigger
  const { hand, take } = useHandedFocus()
  const change = (next: WorkflowTrigger) =>
    edit(settingsChange(t('steps.kind.trigger'), triggerNodeId, trigger, next), (current) =>
      changeTrigger(current, next),
    )
  if (when === undefined) {
    if (readOnly) return null
    return (
      <div ref={take}>
        <Button
          variant="light"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            hand()
            change({ ...trigger, when: { all: [] } })
          }}
        >
          {t('editor.panel.addTriggerCondition')}
        </Button>
      </div>
    )
  }
  const place = { nodeId: triggerNodeId, path: ['trigger', 'when'] }
  return (
    <FieldFrame
      place={place}
      exact
      label={t('editor.panel.onlyWhen')}
      aside={
        readOnly ? undefined : (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            leftSection={<IconTrash size={12} aria-hidden />}
            onClick={() => {
              hand()
              change(without)
            }}
          >
            {t('general.remove')}
          </Button>
        )
      }
    >
      <div ref={take}>
        <ConditionEditor
          place={place}
          condition={when}
          onChange={(next) => change({ ...trigger, when: next })}
        />
      </div>
    </FieldFrame>
  )
}
