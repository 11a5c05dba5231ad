import { type Exit, errorPort, portsAt, triggerNodeId, type WorkflowDefinition } from '@counterflow/core'

/** The way on of a step that leads nowhere yet; errors are no way that one means without saying so. */
export function freeExit(definition: WorkflowDefinition, nodeId: string): Exit | undefined {
  const port = portsAt(definition, nodeId).find(
    (candidate) =>
      candidate !== errorPort &&
      !definition.edges.some((edge) => edge.from === nodeId && edge.port === candidate),
  )
  return port === undefined ? undefined : { nodeId, port }
}

/** Where a step goes that was pressed in the palette: after the chosen step, else at the end of the main way. */
export function usualExit(definition: WorkflowDefinition, chosen: string | undefined): Exit | undefined {
  if (chosen !== undefined) return freeExit(definition, chosen)
  for (const { id } of definition.nodes.toReversed()) {
    const exit = freeExit(definition, id)
    if (exit !== undefined) return exit
  }
  return freeExit(definition, triggerNodeId)
}
