import { changeStep, changeTrigger, triggerNodeId, type WorkflowNode } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon, Button, Stack, Text, TextInput } from '@mantine/core'
import { IconTrash, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef } from 'react'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import hues from '../../graph/hues.module.css'
import { stepLook, triggerLook } from '../../graph/step-look'
import { useStepName } from '../../words/StepNamesProvider'
import { useEditor } from '../EditorContext'
import { LiquidEditorProvider } from '../liquid/LiquidEditorProvider'
import { SamplesProvider } from '../samples/SamplesProvider'
import { StepForm } from './StepForm'
import classes from './StepPanel.module.css'
import { TriggerForm } from './TriggerForm'

interface StepPanelProps {
  nodeId: string
  onClose: () => void
  onDelete: (nodeId: string) => void
}

/** The settings of the chosen step. They save themselves; Escape closes. */
export const StepPanel = memo(function StepPanel({ nodeId, onClose, onDelete }: StepPanelProps) {
  const { t } = useText()
  const { definition, readOnly } = useEditor()
  const name = useStepName()(nodeId)
  const index = definition.nodes.findIndex(({ id }) => id === nodeId)
  const node = definition.nodes[index]
  const look = useLook(node)
  const Icon = look.icon
  if (nodeId !== triggerNodeId && node === undefined) return null
  return (
    <aside
      className={classes.panel}
      data-panel={nodeId}
      aria-label={t('editor.panel.title', { name })}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing && !closesSomethingElse(event)) onClose()
      }}
    >
      <div className={classes.head}>
        <span className={`${classes.icon} ${hues.hue}`} data-hue={look.hue}>
          <Icon size={18} stroke={1.75} aria-hidden />
        </span>
        <div className={classes.title}>
          <Text component="h2" m={0} fw={600} truncate>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {t(`steps.kind.${node?.kind ?? 'trigger'}`)}
          </Text>
        </div>
        <ActionIcon aria-label={t('editor.panel.close')} onClick={onClose}>
          <IconX size={18} stroke={1.5} aria-hidden />
        </ActionIcon>
      </div>
      <PanelBody key={nodeId}>
        <SamplesProvider>
          <LiquidEditorProvider>
            <Stack gap="lg">
              {node === undefined ? <TriggerForm /> : <StepForm node={node} index={index} />}
              {(node !== undefined || definition.trigger !== null) && <NameField node={node} />}
            </Stack>
          </LiquidEditorProvider>
        </SamplesProvider>
      </PanelBody>
      {node !== undefined && !readOnly && (
        <div className={classes.foot}>
          <Button
            variant="subtle"
            color="red"
            size="xs"
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={() => onDelete(nodeId)}
          >
            {t('editor.panel.delete')}
          </Button>
        </div>
      )}
    </aside>
  )
})

/** Whether Escape closes a list or a menu that is open over the panel, rather than the panel itself. */
function closesSomethingElse({ target, currentTarget }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  return !currentTarget.contains(target) || target.getAttribute('aria-expanded') === 'true'
}

/** Takes the focus when another step is opened, so that the keyboard goes on in its form. */
function PanelBody({ children }: { children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Unless one of its fields has it already, as after a jump from a finding.
    if (!body.current?.contains(document.activeElement)) body.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={body} className={classes.body} data-panel-body tabIndex={-1} style={{ outline: 'none' }}>
      {children}
    </div>
  )
}

function useLook(node: WorkflowNode | undefined) {
  const catalogue = useCatalogue()
  if (node === undefined) return triggerLook
  return stepLook(
    node.kind,
    node.kind === 'action' ? catalogue.actions.get(node.action)?.category : undefined,
  )
}

function NameField({ node }: { node: WorkflowNode | undefined }) {
  const { t } = useText()
  const { definition, edit, readOnly } = useEditor()
  const { trigger } = definition
  const value = node === undefined ? trigger?.name : node.name
  const rename = (text: string) => {
    const name = text === '' ? undefined : text
    edit({ kind: 'rename', merge: `rename ${node?.id ?? triggerNodeId}` }, (current) => {
      if (node !== undefined) return changeStep(current, { ...node, name })
      return current.trigger === null ? current : changeTrigger(current, { ...current.trigger, name })
    })
  }
  return (
    <TextInput
      label={t('editor.panel.name')}
      description={t('editor.panel.nameHint')}
      maxLength={120}
      readOnly={readOnly}
      value={value ?? ''}
      onChange={(event) => rename(event.currentTarget.value)}
    />
  )
}
