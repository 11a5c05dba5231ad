// The reference workflows of the benches, as definitions.

/** @param {string[]} path */
const reference = (...path) => ({ $ref: path })

const webhook = { type: 'http.webhook', config: {} }

/**
 * A webhook, a branch on the risk, a field that is set, and a request with the order.
 * @param {string} sink the address that takes the request
 */
export function orderWorkflow(sink) {
  return {
    schema: 1,
    name: 'W1: order to partner',
    trigger: webhook,
    nodes: [
      {
        id: 'is_high',
        kind: 'condition',
        when: {
          all: [{ field: reference('trigger', 'body', 'risk', 'level'), operator: 'equals', value: 'HIGH' }],
        },
      },
      { id: 'mark', kind: 'set', values: { tags: ['high-risk'] } },
      { id: 'release', kind: 'set', values: { capture: true } },
      {
        id: 'send',
        kind: 'action',
        action: 'http.request',
        input: { method: 'POST', url: sink, bodyJson: reference('trigger', 'body') },
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

/** Ten steps that set a field each. */
export function tenStepsWorkflow() {
  const ids = Array.from({ length: 10 }, (_, index) => `step_${index + 1}`)
  return {
    schema: 1,
    name: 'W2: ten steps',
    trigger: webhook,
    nodes: ids.map((id, index) => ({ id, kind: 'set', values: { number: index } })),
    edges: ids.map((id, index) => ({ from: ids[index - 1] ?? 'trigger', port: 'then', to: id })),
    layout: {},
  }
}

let made = 0

/** The body of one delivery: an order, one in ten of them risky. */
export function order() {
  made += 1
  return {
    id: `order-${made}`,
    amount: 12_900 + (made % 97),
    currency: 'KRW',
    risk: { level: made % 10 === 0 ? 'HIGH' : 'LOW' },
    customer: { id: `customer-${made % 500}`, email: `customer${made % 500}@example.com` },
  }
}
