import type { WorkflowNode } from './definition.js'

/** The port by which a run leaves the trigger, an action, a set and a wait. */
export const thenPort = 'then'
/** The port for a condition that is not met, and for a switch without a fitting case. */
export const otherwisePort = 'otherwise'
/** The port into the body of an `each`, once an item. */
export const eachPort = 'each'
/** The port by which an `each` goes on after its last item. */
export const donePort = 'done'
/** The port that an action takes when it has failed for good. */
export const errorPort = 'error'

/** The port by which a wait for an event goes on when the event has not come. */
export const timeoutPort = 'timeout'

/** What is recorded as the port of a `stop`, which no edge leaves. */
export const stoppedPort = 'stopped'

/** The ports of the trigger. */
export const triggerPorts: readonly string[] = [thenPort]

/** Every port by which `node` can be left, in the order in which a screen shows them. */
export function portsOf(node: WorkflowNode): readonly string[] {
  switch (node.kind) {
    case 'condition':
      return [thenPort, otherwisePort]
    case 'switch':
      return [...node.cases.map(({ port }) => port), otherwisePort]
    case 'set':
      return [thenPort]
    case 'wait':
      return node.for.kind === 'event' ? [thenPort, timeoutPort] : [thenPort]
    case 'stop':
      return []
    case 'action':
      return [thenPort, errorPort]
    case 'each':
      return [eachPort, donePort]
  }
}
