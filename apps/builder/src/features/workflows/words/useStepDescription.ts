import { portsOf, triggerNodeId, triggerPorts, type WorkflowDefinition } from '@counterflow/core'
import { formatList } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { useCallback, useMemo, useState } from 'react'
import { portName } from './port-name'
import { useStepName } from './StepNamesProvider'

interface Described {
  /** All that the words were made from. */
  from: readonly unknown[]
  words: string
}

/** Describes a card to those who do not see it: what it is, where its exits lead, and what is wrong with it. */
export function useStepDescription(
  definition: WorkflowDefinition,
  problems: ReadonlyMap<string, number>,
): (nodeId: string) => string {
  const text = useText()
  const stepName = useStepName()
  const { nodes, outgoing } = useMemo(
    () => ({
      nodes: new Map(definition.nodes.map((node) => [node.id, node])),
      outgoing: Map.groupBy(definition.edges, ({ from }) => from),
    }),
    [definition.nodes, definition.edges],
  )
  const [known] = useState(() => new Map<string, Described>())
  return useCallback(
    (nodeId) => {
      const { t, language } = text
      const node = nodes.get(nodeId)
      const ways = outgoing.get(nodeId) ?? []
      const count = problems.get(nodeId) ?? 0
      const from = [text, node, count, ...ways.flatMap(({ port, to }) => [port, stepName(to)])]
      const before = known.get(nodeId)
      if (before !== undefined && isSame(before.from, from)) return before.words
      const ports = node === undefined ? triggerPorts : portsOf(node)
      const exits = ports.map((port) => {
        const targets = ways.filter((edge) => edge.port === port)
        const name = portName(node, port, text) ?? t('steps.port.next')
        if (targets.length === 0) return `${name}: ${t('outline.leadsNowhere')}`
        const names = targets.map(({ to }) => stepName(to))
        return `${name}: ${formatList(names, language, 'unit')}`
      })
      const words = [
        t(`steps.kind.${node?.kind ?? triggerNodeId}`),
        ...exits,
        ...(count > 0 ? [t('editor.problems', { count })] : []),
      ].join('. ')
      known.set(nodeId, { from, words })
      return words
    },
    [text, nodes, outgoing, stepName, problems, known],
  )
}

const isSame = (ones: readonly unknown[], others: readonly unknown[]) =>
  ones.length === others.length && ones.every((one, index) => one === others[index])
