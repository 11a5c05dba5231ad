import {
  type DefinitionDifference,
  definitionDifferences,
  edgeId,
  triggerNodeId,
  type WorkflowDefinition,
} from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Text, UnstyledButton } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { useCatalogue } from '../catalogue/CatalogueProvider'
import { portName } from '../words/port-name'
import { StepSentence, TriggerSentence } from '../words/StepSentence'
import { stepNames } from '../words/step-names'

interface DifferencesProps {
  before: WorkflowDefinition
  after: WorkflowDefinition
  /** Shows a step on the canvas. */
  onOpen: (nodeId: string | undefined) => void
}

/** In what two definitions differ, as sentences: what it was before is struck out. */
export function Differences({ before, after, onOpen }: DifferencesProps) {
  const text = useText()
  const { t } = text
  const catalogue = useCatalogue()
  const found = useMemo(() => definitionDifferences(before, after), [before, after])
  const names = useMemo(
    () => ({ before: stepNames(before, catalogue, text), after: stepNames(after, catalogue, text) }),
    [before, after, catalogue, text],
  )
  const name = (id: string) => names.after.get(id) ?? formerName(id)
  const formerName = (id: string) => names.before.get(id) ?? id
  const port = ({ from, port: exit }: { from: string; port: string }) => {
    const node = [...after.nodes, ...before.nodes].find(({ id }) => id === from)
    return portName(node, exit, text) ?? t('steps.port.next')
  }
  const about = (difference: DefinitionDifference) => {
    switch (difference.kind) {
      case 'renamed':
        return { words: t('versions.renamed', { from: difference.from, to: difference.to }), step: undefined }
      case 'flow_changed':
        return { words: t('versions.flowChanged'), step: undefined }
      case 'trigger_changed':
        return { words: t('versions.triggerChanged'), step: triggerNodeId }
      case 'step_added':
        return { words: t('versions.added', { name: name(difference.node.id) }), step: difference.node.id }
      case 'step_removed':
        return { words: t('versions.removed', { name: name(difference.node.id) }), step: difference.node.id }
      case 'step_renamed': {
        const { nodeId } = difference
        return {
          words: t('versions.stepRenamed', { from: formerName(nodeId), to: name(nodeId) }),
          step: nodeId,
        }
      }
      case 'step_changed':
        return { words: t('versions.changed', { name: name(difference.to.id) }), step: difference.to.id }
      case 'connected':
      case 'disconnected': {
        const { edge, kind } = difference
        const values = { from: name(edge.from), port: port(edge), to: name(edge.to) }
        return { words: t(`versions.${kind}`, values), step: edge.to }
      }
    }
  }
  if (found.length === 0) return <Text size="sm">{t('versions.same')}</Text>
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {found.map((difference) => {
        const { words, step } = about(difference)
        return (
          <li key={keyOf(difference)}>
            {step === undefined ? (
              <Text size="sm">{words}</Text>
            ) : (
              <UnstyledButton display="block" py={3} onClick={() => onOpen(step)}>
                <Text size="sm" td="underline">
                  {words}
                </Text>
              </UnstyledButton>
            )}
            <Sentences difference={difference} before={before} after={after} />
          </li>
        )
      })}
    </ul>
  )
}

/** Steps may have the same name, and so the same sentence. */
function keyOf(difference: DefinitionDifference): string {
  switch (difference.kind) {
    case 'step_added':
    case 'step_removed':
      return `${difference.kind} ${difference.node.id}`
    case 'step_renamed':
      return `${difference.kind} ${difference.nodeId}`
    case 'step_changed':
      return `${difference.kind} ${difference.to.id}`
    case 'connected':
    case 'disconnected':
      return `${difference.kind} ${edgeId(difference.edge)}`
    default:
      return difference.kind
  }
}

interface SentencesProps {
  difference: DefinitionDifference
  before: WorkflowDefinition
  after: WorkflowDefinition
}

function Sentences({ difference, before, after }: SentencesProps) {
  switch (difference.kind) {
    case 'trigger_changed':
      return (
        <InsteadOf
          before={<TriggerSentence trigger={before.trigger} />}
          after={<TriggerSentence trigger={after.trigger} />}
        />
      )
    case 'step_changed':
      return (
        <InsteadOf
          before={<StepSentence node={difference.from} />}
          after={<StepSentence node={difference.to} />}
        />
      )
    case 'step_added':
    case 'step_removed':
      return (
        <Text size="xs" c="dimmed">
          <StepSentence node={difference.node} />
        </Text>
      )
    default:
      return null
  }
}

/** What it said, struck out, and what it says. */
function InsteadOf({ before, after }: { before: ReactNode; after: ReactNode }) {
  return (
    <>
      <Text size="xs" c="dimmed" component="del">
        {before}
      </Text>{' '}
      <Text size="xs" component="ins" td="none">
        {after}
      </Text>
    </>
  )
}
