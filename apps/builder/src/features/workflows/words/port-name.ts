import {
  eachPort,
  errorPort,
  otherwisePort,
  thenPort,
  timeoutPort,
  type WorkflowNode,
} from '@counterflow/core'
import type { Text } from '@counterflow/ui'

/** What a port is called; undefined for the one way on of a step that has no other, which needs no name. */
export function portName(node: WorkflowNode | undefined, port: string, { t }: Text): string | undefined {
  if (node?.kind === 'switch') {
    const found = node.cases.find((one) => one.port === port)
    if (found !== undefined) return found.name
  }
  if (port === thenPort) {
    if (node?.kind === 'wait' && node.for.kind === 'event') return t('steps.port.happened')
    return node?.kind === 'condition' ? t('steps.port.met') : undefined
  }
  if (port === otherwisePort) return t('steps.port.otherwise')
  if (port === eachPort) return t('steps.port.each')
  if (port === timeoutPort) return t('steps.port.timeout')
  if (port === errorPort) return t('steps.port.error')
  return port === 'done' ? t('steps.port.done') : port
}
