import type { LocalizedText } from '@counterflow/core'
import { z } from 'zod'
import type { HttpClient } from './http-client.js'

/** A secret that the people of the shop type in. The host keeps it sealed; the plugin never sees it. */
export interface ChannelSecret {
  readonly title: LocalizedText
  /** Where in the other service it is found. */
  readonly description: LocalizedText
}

/** How the host tells that a request to the channel's address comes from the service, over the raw bytes of its body. */
export interface WebhookSignature {
  /** The header with the HMAC-SHA256, in small letters: `x-hub-signature-256`. */
  readonly header: string
  /** What stands before the signature, `sha256=`; nothing unless said otherwise. */
  readonly prefix?: string
  readonly encoding: 'hex' | 'base64'
  /** The secret that it is made under. */
  readonly secret: string
}

/** The service that the channel calls. The host signs its requests in, for this address alone. */
export interface ChannelService {
  /** The field of the settings with the service's address, without a slash at its end. */
  readonly address: string
  /** The secret that is sent as bearer token. */
  readonly secret: string
}

/** What the service takes. */
export interface ChannelLimits {
  /** How long a text may be, in characters; a longer one is refused before it is sent. */
  readonly mostCharacters: number
}

/** What a channel may ask about its secrets. */
export interface ChannelSecrets {
  /** Whether `given` is the secret `name`; takes the same time whatever it is. */
  equals(name: string, given: string): boolean
}

/** What each function of a channel is given. */
export interface ChannelContext<Settings> {
  readonly settings: Settings
  readonly secrets: ChannelSecrets
  /** The only way to the outside. A path is taken from the address of the channel's service and signed in. */
  readonly http: HttpClient
  /** Fires when the time is up. */
  readonly signal: AbortSignal
}

/** A request with which the service makes sure that the address is the shop's (GET). */
export interface HandshakeContext<Settings> extends ChannelContext<Settings> {
  readonly query: Readonly<Record<string, string>>
}

/** A delivery of the service (POST) whose signature holds. */
export interface ReceiveContext<Settings> extends ChannelContext<Settings> {
  readonly body: string
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>
}

const receivedMessageSchema = z.strictObject({
  id: z.string().min(1).max(500),
  thread: z.string().min(1).max(500),
  by: z.enum(['customer', 'shop']),
  text: z.string().min(1).max(20_000),
  at: z.iso.datetime(),
  name: z.string().max(200).nullable().optional(),
  email: z.email().nullable().optional(),
})

/**
 * A message that came in.
 * - `id`: the service's own; a message whose id was seen before is left alone.
 * - `thread`: whom an answer goes to, the same for each message of one person.
 * - `by`: `shop` for what the shop's people wrote in the service's own program; it is shown and answered by nobody.
 * - `at`: an instant, `2026-11-22T10:00:00.000Z`.
 */
export type ReceivedMessage = z.infer<typeof receivedMessageSchema>

const receiptSchema = z.strictObject({
  thread: z.string().min(1).max(500),
  /** The ids of the messages; empty: all of the thread up to `until`. */
  ids: z.array(z.string().min(1).max(500)).max(1_000),
  until: z.iso.datetime(),
  state: z.enum(['delivered', 'read']),
})

/** What became of messages that were sent. */
export type MessageReceipt = z.infer<typeof receiptSchema>

const receivedSchema = z.object({
  messages: z.array(receivedMessageSchema).max(1_000),
  receipts: z.array(receiptSchema).max(1_000).default([]),
})

/** What a delivery holds. What the shop has no use for is left out. */
export type Received = z.input<typeof receivedSchema>

/** An answer to a handshake. */
export interface HandshakeAnswer {
  /** 200, or 403 when the service is not believed. */
  readonly status: number
  /** Sent as plain text. */
  readonly text: string
}

/** A message on its way out. */
export interface SendContext<Settings> extends ChannelContext<Settings> {
  /** Whom it goes to, as `receive` said. */
  readonly thread: string
  readonly text: string
  /** When the customer last wrote; null when never. */
  readonly lastCustomerAt: string | null
  /** The same for every attempt at one message. */
  readonly idempotencyKey: string
}

/** Whether the shop may write now. */
export interface ReplyCircumstances {
  /** When the customer last wrote; null when never. */
  readonly lastCustomerAt: string | null
  readonly now: Date
}

/** Why it may not. */
export interface ReplyRefusal {
  /** Stable and short, `window_closed`. */
  readonly code: string
  readonly message: LocalizedText
}

const sentSchema = z.object({ externalId: z.string().min(1).max(500).nullable() })

interface ChannelHead {
  /** Letters, digits and `_`; with the plugin's name before it, the id that conversations keep. Never rename it. */
  readonly name: string
  readonly title: LocalizedText
  readonly description: LocalizedText
  /** How it is set up, in steps: Markdown. */
  readonly guide: LocalizedText
  readonly secrets: Readonly<Record<string, ChannelSecret>>
  readonly signature: WebhookSignature
  readonly service: ChannelService
  readonly limits: ChannelLimits
  /** How long one call may take; 15 seconds unless said otherwise. */
  readonly timeoutSeconds?: number
  /** Whether the shop may write now; always, when there is none. Pure: the host asks often. */
  readonly canReply?: (circumstances: ReplyCircumstances) => ReplyRefusal | null
}

/** A channel as an author writes it. */
export interface ChannelSource<Settings extends z.ZodType> extends ChannelHead {
  /** What the shop sets: an object of plain values, shown as a form. */
  readonly settings: Settings
  /** Answers the service that asks whether the address is ours; without it a GET is refused. */
  readonly handshake?: (context: HandshakeContext<z.output<Settings>>) => Promise<HandshakeAnswer>
  /** Reads a delivery. Nothing is done here: what is answered is stored by the host, once for each id. */
  readonly receive: (context: ReceiveContext<z.output<Settings>>) => Promise<Received>
  /** What the person of a thread is called, asked for when they write for the first time. */
  readonly profile?: (
    context: ChannelContext<z.output<Settings>> & { readonly thread: string },
  ) => Promise<{ readonly name: string | null }>
  /**
   * Sends a message.
   * @throws ActionError that says why it could not be sent, and whether another attempt may succeed
   */
  readonly send: (context: SendContext<z.output<Settings>>) => Promise<{ readonly externalId: string | null }>
}

/** A channel as the host runs it: settings and answers are checked on the way. */
export interface ChannelDefinition extends ChannelHead {
  readonly settings: z.ZodType
  readonly handshake?: (context: HandshakeContext<unknown>) => Promise<HandshakeAnswer>
  readonly receive: (context: ReceiveContext<unknown>) => Promise<z.output<typeof receivedSchema>>
  readonly profile?: (
    context: ChannelContext<unknown> & { readonly thread: string },
  ) => Promise<{ readonly name: string | null }>
  readonly send: (context: SendContext<unknown>) => Promise<{ readonly externalId: string | null }>
}

/**
 * Declares a channel: a way in which customers write and are answered.
 *
 * @throws Error when it names a secret or a field of the settings that it does not have
 * @example
 * defineChannel({
 *   name: 'page',
 *   title: { en: 'Messenger', ko: '메신저', ja: 'Messenger' },
 *   …
 *   settings: z.strictObject({ address: z.url().default('https://graph.facebook.com/v25.0') }),
 *   secrets: { appSecret: { … }, pageToken: { … } },
 *   signature: { header: 'x-hub-signature-256', prefix: 'sha256=', encoding: 'hex', secret: 'appSecret' },
 *   service: { address: 'address', secret: 'pageToken' },
 *   limits: { mostCharacters: 2_000 },
 *   receive: async ({ body }) => ({ messages: messagesIn(JSON.parse(body)) }),
 *   send: async ({ thread, text, http, signal }) => ({ externalId: … }),
 * })
 */
export function defineChannel<Settings extends z.ZodType>(
  source: ChannelSource<Settings>,
): ChannelDefinition {
  const { settings, handshake, receive, profile, send, ...head } = source
  for (const secret of [head.signature.secret, head.service.secret]) {
    if (head.secrets[secret] === undefined) {
      throw new Error(`The channel "${head.name}" has no secret called "${secret}".`)
    }
  }
  const prepared = <Context extends ChannelContext<unknown>>(context: Context) => ({
    ...context,
    settings: settings.parse(context.settings),
  })
  return {
    ...head,
    settings,
    receive: async (context) => receivedSchema.parse(await receive(prepared(context))),
    send: async (context) => sentSchema.parse(await send(prepared(context))),
    ...(handshake === undefined ? {} : { handshake: (context) => handshake(prepared(context)) }),
    ...(profile === undefined ? {} : { profile: (context) => profile(prepared(context)) }),
  }
}
