import type { Json, WorkflowDefinition } from '@counterflow/core'

/**
 * What practice goes through: a delivery, a branch, a field that is set, and a request with all of it.
 * @param address takes the request
 */
export function practiceWorkflow(address: string): WorkflowDefinition {
  return {
    schema: 1,
    name: 'Practice',
    trigger: { type: 'http.webhook', config: {} },
    nodes: [
      {
        id: 'is_high',
        kind: 'condition',
        when: {
          all: [
            {
              field: { $ref: ['trigger', 'body', 'risk', 'level'] },
              operator: 'equals',
              value: 'HIGH',
            },
          ],
        },
      },
      { id: 'mark', kind: 'set', values: { tags: ['high-risk'] } },
      { id: 'release', kind: 'set', values: { capture: true } },
      {
        id: 'send',
        kind: 'action',
        action: 'http.request',
        input: {
          method: 'POST',
          url: address,
          bodyJson: { $ref: ['trigger', 'body'] },
          timeoutSeconds: 5,
        },
        retry: { attempts: 1, firstDelaySeconds: 1 },
      },
    ],
    edges: [
      { from: 'trigger', port: 'then', to: 'is_high' },
      { from: 'is_high', port: 'then', to: 'mark' },
      { from: 'is_high', port: 'otherwise', to: 'release' },
      { from: 'mark', port: 'then', to: 'send' },
      { from: 'release', port: 'then', to: 'send' },
    ],
    layout: {},
  }
}

const products = ['Green tea', 'Teapot', 'Cup', 'Whisk']

/** What is delivered: an order as others send them. */
export function practiceOrder(number: number): Json {
  return {
    id: `practice-${number}`,
    name: `#${number}`,
    email: 'practice@example.com',
    currency: 'KRW',
    total: { amount: 42_000 + number, currency: 'KRW' },
    risk: { level: number % 2 === 0 ? 'HIGH' : 'LOW', score: number / 1_000 },
    customer: { name: '김하늘', orders: number, tags: ['regular'] },
    lines: products.map((title, index) => ({
      sku: `SKU-${index}`,
      title,
      quantity: index + 1,
      price: 9_900,
    })),
    address: { line1: '1 Practice Road', city: 'Seoul', zip: '04524', country: 'KR' },
    createdAt: '2026-01-01T00:00:00.000Z',
    note: null,
  }
}
