import { expect, it } from 'vitest'
import type { WorkflowDefinition } from './definition.js'
import { translateInputs } from './translate-inputs.js'

const definition = (subject: string, label: string): WorkflowDefinition => ({
  schema: 1,
  name: 'Order',
  trigger: { type: 'commerce.order_created', config: {} },
  nodes: [
    {
      id: 'tell',
      kind: 'action',
      action: 'mail.send_internal',
      input: {
        subject: { $template: subject },
        fields: [{ label, value: { $ref: ['trigger', 'Order'] } }],
        to: ['a@example.com'],
      },
    },
  ],
  edges: [{ from: 'trigger', port: 'then', to: 'tell' }],
  layout: {},
})

it('puts the texts of actions into another language, and nothing else', () => {
  const texts = { 'New: {{ trigger.order.number }}': '새 주문: {{ trigger.order.number }}', Order: '주문' }
  expect(translateInputs(definition('New: {{ trigger.order.number }}', 'Order'), texts)).toEqual(
    definition('새 주문: {{ trigger.order.number }}', '주문'),
  )
  expect(translateInputs(definition('Other', 'toString'), texts)).toEqual(definition('Other', 'toString'))
})
