import { type WorkflowDefinition, workflowDefinitionSchema } from '@counterflow/core'

/** The header by which a sender names its delivery. */
export const deliveryHeader = 'x-delivery-id'

/** How many items the lists of deliveries have. */
export const itemsInAList = 5

/** One workflow of the load. */
export interface ChaosWorkflow {
  readonly definition: WorkflowDefinition
  /** Which steps call the sink, and how often in one run. */
  readonly calls: Readonly<Record<string, number>>
  /** The step in which several branches meet; undefined when there is none. */
  readonly join: string | undefined
  /** How long a run waits by itself, in milliseconds. */
  readonly waits: number
}

const reference = (...path: (string | number)[]) => ({ $ref: path })
const body = reference('trigger', 'body')

/** What a delivery carries. */
export const bodyOf = (id: string, number: number) => ({
  id,
  number,
  risk: number % 10 === 0 ? 'HIGH' : 'LOW',
  items: Array.from({ length: itemsInAList }, (_, index) => `${id}-${index}`),
})

const trigger = {
  type: 'http.webhook',
  config: { deliveryIdHeader: deliveryHeader },
  sample: bodyOf('sample', 1),
}
/** Long enough to outlast every fault of the sink, so that a run that fails has failed through us. */
const retry = { attempts: 20, firstDelaySeconds: 0.1 }

/** @param sink the address of the sink, without a slash at its end */
export function chaosWorkflows(sink: string): ChaosWorkflow[] {
  const send = (id: string, bodyJson: unknown = body) => ({
    id,
    kind: 'action',
    action: 'http.request',
    input: { method: 'POST', url: `${sink}/${id}`, bodyJson },
    retry,
  })
  const edge = (from: string, to: string, port = 'then') => ({ from, port, to })
  const made = (
    name: string,
    nodes: unknown[],
    edges: unknown[],
    more: Pick<ChaosWorkflow, 'calls'> & Partial<ChaosWorkflow>,
  ): ChaosWorkflow => ({
    definition: workflowDefinitionSchema.parse({ schema: 1, name, trigger, nodes, edges, layout: {} }),
    join: undefined,
    waits: 0,
    ...more,
  })
  return [
    made(
      'Chaos: order',
      [
        {
          id: 'is_high',
          kind: 'condition',
          when: {
            all: [{ field: reference('trigger', 'body', 'risk'), operator: 'equals', value: 'HIGH' }],
          },
        },
        { id: 'mark', kind: 'set', values: { tags: ['high-risk'] } },
        { id: 'release', kind: 'set', values: { capture: true } },
        send('send'),
      ],
      [
        edge('trigger', 'is_high'),
        edge('is_high', 'mark'),
        edge('is_high', 'release', 'otherwise'),
        edge('mark', 'send'),
        edge('release', 'send'),
      ],
      { calls: { send: 1 }, join: 'send' },
    ),
    made(
      'Chaos: branches',
      [send('left'), send('right'), { id: 'middle', kind: 'set', values: { seen: true } }, send('both')],
      [
        edge('trigger', 'left'),
        edge('trigger', 'right'),
        edge('trigger', 'middle'),
        edge('left', 'both'),
        edge('right', 'both'),
        edge('middle', 'both'),
      ],
      { calls: { left: 1, right: 1, both: 1 }, join: 'both' },
    ),
    made(
      'Chaos: list',
      [
        { id: 'items', kind: 'each', items: reference('trigger', 'body', 'items') },
        send('one', { item: reference('each', 'items', 'item') }),
        send('after'),
      ],
      [edge('trigger', 'items'), edge('items', 'one', 'each'), edge('items', 'after', 'done')],
      { calls: { one: itemsInAList, after: 1 } },
    ),
    made(
      'Chaos: wait',
      [send('before'), { id: 'pause', kind: 'wait', for: { kind: 'duration', seconds: 1 } }, send('later')],
      [edge('trigger', 'before'), edge('before', 'pause'), edge('pause', 'later')],
      { calls: { before: 1, later: 1 }, waits: 1_000 },
    ),
    made(
      'Chaos: refusal',
      [send('refused'), send('comfort'), { id: 'never', kind: 'set', values: { reached: true } }],
      [edge('trigger', 'refused'), edge('refused', 'comfort', 'error'), edge('refused', 'never')],
      { calls: { refused: 1, comfort: 1 } },
    ),
  ]
}
