import type { Query, QueryClient, QueryKey } from '@tanstack/react-query'
import { z } from 'zod'
import type { Change } from './change'

/** The first segment of every query key; a change of a subject makes the lists that show it stale. */
const shownIn: Record<string, readonly string[]> = {
  order: ['orders', 'order', 'customers', 'customer', 'stock', 'stock-item', 'stock-movements'],
  order_bulk: ['order-bulk'],
  draft: ['drafts', 'draft'],
  payment: ['orders', 'order', 'customers', 'customer'],
  conversation: ['conversations', 'conversation'],
  conversation_presence: ['conversation_presence'],
  run: ['runs', 'run', 'workflows', 'waiting-runs'],
  run_settling: ['waiting-runs'],
  workflow: ['workflows', 'workflow', 'templates'],
  shop: ['shop', 'workflows', 'workflow'],
  page: ['pages'],
  product: ['products', 'product', 'stock', 'stock-item'],
  stock: ['stock', 'stock-item', 'stock-movements', 'stock-settings', 'products', 'locations'],
  variant: ['stock', 'stock-item'],
  location: ['locations', 'stock', 'stock-item'],
  customer: ['customers', 'customer', 'orders', 'order'],
  charge: ['orders', 'order'],
  discount: ['discounts', 'discount'],
  gift_card: ['gift-cards', 'gift-card'],
  mail: ['mails', 'mail'],
  staff: ['staff', 'roles', 'session', 'conversation-assignees', 'till-staff'],
  role: ['roles', 'staff', 'session', 'conversation-assignees'],
  mail_settings: ['mail-settings'],
  channel: ['channels', 'channel'],
  api_key: ['api-keys'],
  webhook_subscription: ['webhooks', 'webhook'],
  register: ['registers', 'register', 'completeness'],
  till: ['till-settings', 'till-policies'],
  till_sale: ['orders', 'shifts', 'shift', 'till-kept'],
  shift: ['shifts', 'shift'],
  till_exception: ['till-exceptions', 'till-kept', 'completeness'],
}

const single = new Set([
  'order',
  'draft',
  'run',
  'workflow',
  'customer',
  'discount',
  'mail',
  'product',
  'conversation',
  'conversation_presence',
  'channel',
])

/** The queries that `change` makes stale: every list that may show its subject, and the one page about it. */
export function staleQueries(change: Change): QueryKey[] {
  const subject = (change.subjectType ?? change.type.split('.')[0] ?? '').replaceAll('-', '_')
  return (shownIn[subject] ?? []).map((root) =>
    root === subject && single.has(root) && change.subjectId !== null ? [root, change.subjectId] : [root],
  )
}

/** Lists to which so much happens that they are loaded anew once in a while, and not each time. */
const crowded: readonly unknown[] = [
  'conversations',
  'orders',
  'shifts',
  'shift',
  'till-exceptions',
  'completeness',
]

/** So long such a list rests after it was loaded anew, in milliseconds. */
const rest = 1_000

/** By client: the lists that rest, and whether something has happened to them meanwhile. */
const resting = new WeakMap<QueryClient, Map<unknown, boolean>>()

const panelSchema = z.object({
  customer: z.object({ id: z.string() }).nullable(),
  orders: z.object({ items: z.array(z.object({ id: z.string() })) }),
})

/** Whether it is what stands beside a conversation, and tells of that customer or order: its key is the conversation's. */
function isPanelAbout({ queryKey, state }: Query, subjectId: string): boolean {
  if (queryKey[0] !== 'conversation' || queryKey[2] !== 'panel') return false
  const panel = panelSchema.safeParse(state.data)
  if (!panel.success) return false
  const { customer, orders } = panel.data
  return customer?.id === subjectId || orders.items.some(({ id }) => id === subjectId)
}

/** Marks what `change` touches as stale; what is on the screen is loaded anew at once. */
export function invalidate(client: QueryClient, change: Change): void {
  const { subjectId, subjectType } = change
  if (subjectId !== null && (subjectType === 'customer' || subjectType === 'order'))
    void client.invalidateQueries({ predicate: (query) => isPanelAbout(query, subjectId) })
  for (const queryKey of staleQueries(change)) {
    if (crowded.includes(queryKey[0])) invalidateCrowded(client, queryKey)
    else void client.invalidateQueries({ queryKey })
  }
}

function invalidateCrowded(client: QueryClient, queryKey: QueryKey): void {
  const lists = resting.get(client) ?? new Map<unknown, boolean>()
  resting.set(client, lists)
  const [root] = queryKey
  if (lists.has(root)) {
    lists.set(root, true)
    return
  }
  lists.set(root, false)
  void client.invalidateQueries({ queryKey })
  setTimeout(() => {
    const missed = lists.get(root)
    lists.delete(root)
    if (missed) invalidateCrowded(client, queryKey)
  }, rest)
}
