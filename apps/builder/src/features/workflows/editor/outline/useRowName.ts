import type { WorkflowDefinition } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useCallback, useMemo } from 'react'
import { portName } from '../../words/port-name'
import { useStepName } from '../../words/StepNamesProvider'
import type { OutlineRow } from './outline-rows'

/** Names a line: the step, the exit, the beginning of the note. */
export function useRowName(definition: WorkflowDefinition): (row: OutlineRow) => string {
  const text = useText()
  const stepName = useStepName()
  const nodes = useMemo(() => new Map(definition.nodes.map((node) => [node.id, node])), [definition.nodes])
  return useCallback(
    (row) => {
      const { t } = text
      switch (row.kind) {
        case 'step':
          return stepName(row.step.id)
        case 'group':
          return t(`outline.group.${row.group}`)
        case 'note':
          return row.note.text.trim() === '' ? t('outline.emptyNote') : row.note.text.trim()
        case 'exit': {
          const { nodeId, port, way, ways } = row.exit
          const name = portName(nodes.get(nodeId), port, text) ?? t('steps.port.next')
          return ways === 1 ? name : t('outline.way', { name, way, ways })
        }
      }
    },
    [text, stepName, nodes],
  )
}
