import type { WorkflowDefinition } from '@counterflow/core'

/** Trigger → condition → (then) capture → tag; (otherwise) wait. */
export const branching: WorkflowDefinition = {
  schema: 1,
  name: 'Branching',
  trigger: { type: 'commerce.order_risk_analyzed', config: {} },
  nodes: [
    { id: 'check', kind: 'condition', when: { all: [] } },
    { id: 'capture', kind: 'action', action: 'commerce.capture_payment', input: {} },
    { id: 'tag', kind: 'action', action: 'commerce.add_order_tags', input: {} },
    { id: 'pause', kind: 'wait', for: { kind: 'duration', seconds: 60 } },
  ],
  edges: [
    { from: 'trigger', port: 'then', to: 'check' },
    { from: 'check', port: 'then', to: 'capture' },
    { from: 'capture', port: 'then', to: 'tag' },
    { from: 'check', port: 'otherwise', to: 'pause' },
  ],
  layout: {},
}
