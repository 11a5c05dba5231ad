// Workflows of any size that look like a merchant's: conditions, switches, lists, actions with references and
// templates. Nothing in them is wrong, so that validation has to look at all of it.

/** @param {(string | number)[]} path */
const reference = (...path) => ({ $ref: path })
/** @param {...string} path */
const order = (...path) => reference('trigger', 'order', ...path)
/** @param {string} text */
const template = (text) => ({ $template: text })

const stepsOfBlock = 10
const blocksOfRow = 5
const columnWidth = 380
const rowHeight = 190

/** Columns and rows of a block's steps, from the block's corner. */
const places = [
  [0, 1],
  [1, 0],
  [1, 1],
  [2, 1],
  [3, 0],
  [3, 1],
  [3, 2],
  [4, 1],
  [5, 0],
  [5, 1],
]

/**
 * Ten steps of a merchant: who is risky is marked, orders are tagged by their total, lines are told to a partner.
 * @param {number} number
 */
function block(number) {
  /** @param {string} name */
  const id = (name) => `${name}_${number}`
  const nodes = [
    {
      id: id('risky'),
      kind: 'condition',
      when: {
        any: [
          { field: reference('trigger', 'risk', 'level'), operator: 'equals', value: 'high' },
          {
            all: [
              {
                field: order('total'),
                operator: 'greater_than',
                value: { amount: 500_000, currency: 'KRW' },
              },
              { field: order('cancelledAt'), operator: 'is_empty' },
            ],
          },
        ],
      },
    },
    {
      id: id('mark'),
      kind: 'action',
      action: 'commerce.add_order_tags',
      input: { orderId: order('id'), tags: ['to-check', `block-${number}`] },
    },
    {
      id: id('calm'),
      kind: 'set',
      values: {
        note: template(`Order {{ trigger.order.number }} is fine (${number}).`),
        total: order('total'),
      },
    },
    {
      id: id('size'),
      kind: 'switch',
      cases: [400_000, 200_000].map((amount, index) => ({
        port: `case_${index}`,
        name: index === 0 ? 'Large' : 'Medium',
        when: {
          all: [{ field: order('total'), operator: 'greater_than', value: { amount, currency: 'KRW' } }],
        },
      })),
    },
    {
      id: id('mail'),
      kind: 'action',
      action: 'mail.send_internal',
      name: `Tell the team ${number}`,
      input: {
        to: ['team@shop.test'],
        subject: template('Order {{ trigger.order.number }} needs somebody'),
        body: template(
          'Order {{ trigger.order.number }} over {{ trigger.order.total }} has a risk of {{ trigger.risk.score }}.',
        ),
        fields: [
          { label: 'Order', value: order('number') },
          { label: 'Total', value: order('total') },
        ],
      },
    },
    {
      id: id('tag'),
      kind: 'action',
      action: 'commerce.add_customer_tags',
      input: { customerId: order('customer', 'id'), tags: ['medium'] },
    },
    { id: id('rest'), kind: 'set', values: { size: 'small', by: order('customer', 'name') } },
    { id: id('lines'), kind: 'each', items: order('lines') },
    {
      id: id('partner'),
      kind: 'action',
      action: 'http.request',
      input: {
        method: 'POST',
        url: 'https://partner.shop.test/lines',
        bodyJson: { line: reference('each', id('lines'), 'item'), block: number },
      },
    },
    {
      id: id('after'),
      kind: 'set',
      values: { count: reference('steps', id('lines'), 'count'), order: order('number') },
    },
  ]
  /** @param {string} from @param {string} port @param {string} to */
  const edge = (from, port, to) => ({ from: id(from), port, to: id(to) })
  const edges = [
    edge('risky', 'then', 'mark'),
    edge('risky', 'otherwise', 'calm'),
    edge('mark', 'then', 'size'),
    edge('calm', 'then', 'size'),
    edge('size', 'case_0', 'mail'),
    edge('size', 'case_1', 'tag'),
    edge('size', 'otherwise', 'rest'),
    edge('mail', 'then', 'lines'),
    edge('tag', 'then', 'lines'),
    edge('rest', 'then', 'lines'),
    edge('lines', 'each', 'partner'),
    edge('lines', 'done', 'after'),
  ]
  return { nodes, edges, first: id('risky'), last: id('after') }
}

/**
 * @param {number} size how many steps, in tens
 * @param {{ lanes?: number }} [options] into how many chains they are divided, all of which the trigger starts
 */
export function generatedWorkflow(size, { lanes = 4 } = {}) {
  const blocks = Array.from({ length: Math.ceil(size / stepsOfBlock) }, (_, index) => block(index))
  const ofLane = Math.ceil(blocks.length / lanes)
  const chains = blocks.map(({ first }, index) => {
    const before = index % ofLane === 0 ? undefined : blocks[index - 1]
    return { from: before?.last ?? 'trigger', port: 'then', to: first }
  })
  const layout = Object.fromEntries(
    blocks.flatMap(({ nodes }, index) => {
      const left = (index % blocksOfRow) * 6 * columnWidth + columnWidth
      const top = Math.floor(index / blocksOfRow) * 3.5 * rowHeight
      return nodes.map(({ id }, position) => {
        const [column = 0, row = 0] = places[position] ?? []
        return [id, { x: left + column * columnWidth, y: top + row * rowHeight }]
      })
    }),
  )
  return {
    schema: 1,
    name: `${size} steps`,
    trigger: { type: 'commerce.order_risk_analyzed', config: {} },
    nodes: blocks.flatMap(({ nodes }) => nodes),
    edges: [...chains, ...blocks.flatMap(({ edges }) => edges)],
    layout: { trigger: { x: 0, y: rowHeight }, ...layout },
  }
}
