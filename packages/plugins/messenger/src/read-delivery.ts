import {
  ActionError,
  type MessageReceipt,
  type Received,
  type ReceivedMessage,
} from '@counterflow/plugin-sdk'
import { deliverySchema, isOwn, type Messaging, readMessaging } from './webhook-event.js'

const mostCharacters = 20_000

/**
 * What a delivery of Meta's holds for the shop.
 * @throws ActionError `unreadable` when it is no delivery at all
 */
export function readDelivery(body: string): Received {
  const parsed = deliverySchema.safeParse(parse(body))
  if (!parsed.success) throw unreadable()
  if (parsed.data.object !== 'page') return { messages: [] }
  const happened = parsed.data.entry
    .flatMap(({ messaging = [] }) => messaging)
    .map(readMessaging)
    .filter((one) => one !== undefined)
  return { messages: happened.flatMap(messageOf), receipts: happened.flatMap(receiptOf) }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw unreadable()
  }
}

const unreadable = () =>
  new ActionError({ code: 'unreadable', message: 'The body is no delivery of the Messenger Platform.' })

const instant = (milliseconds: number) => new Date(milliseconds).toISOString()

function messageOf({ sender, recipient, timestamp, message, postback }: Messaging): ReceivedMessage[] {
  const at = instant(timestamp)
  if (postback?.mid !== undefined && postback.title) {
    return [{ id: postback.mid, thread: sender.id, by: 'customer', text: postback.title, at }]
  }
  if (message === undefined) return []
  const { mid: id, is_echo: isEcho = false, metadata } = message
  const text = textOf(message)
  if (text === '' || (isEcho && isOwn(metadata))) return []
  // An echo goes the other way: its sender is the page.
  return isEcho
    ? [{ id, thread: recipient.id, by: 'shop', text, at }]
    : [{ id, thread: sender.id, by: 'customer', text, at }]
}

function textOf({ text = '', attachments = [] }: NonNullable<Messaging['message']>): string {
  const files = attachments.map(({ type, payload }) => `[${type}]${payload?.url ? ` ${payload.url}` : ''}`)
  return [text, ...files]
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, mostCharacters)
}

function receiptOf({ sender, delivery, read }: Messaging): MessageReceipt[] {
  if (delivery !== undefined) {
    const { mids: ids = [], watermark } = delivery
    return [{ thread: sender.id, ids, until: instant(watermark), state: 'delivered' }]
  }
  return read === undefined
    ? []
    : [{ thread: sender.id, ids: [], until: instant(read.watermark), state: 'read' }]
}
