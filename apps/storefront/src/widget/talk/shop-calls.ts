import type { LocalizedText } from '@counterflow/core'
import type { ChatEntries, ChatEntry, TakenDiscount } from './chat-types'
import { refusalOf } from './refusal'

/** How long an answer may take; then the same is asked again, under the same key. */
const patience = 20_000
/** Browsers finish requests of up to 64 kB in all after a page was left. */
const mostKeptAlive = 16_000

/** What begins a conversation. */
export interface Beginning {
  readonly clientKey: string
  readonly name: string
  readonly email: string
  readonly language: string
  readonly cartToken?: string
}

/** What a chat shows before it begins. */
export interface ShopSettings {
  readonly shopName: string
  readonly greeting: LocalizedText
  readonly longestMessage: number
  readonly followsByMail: boolean
}

/**
 * Every request of the widget. Each throws a Refusal where the shop refused, and any other error where it was not
 * reached.
 */
export class ShopCalls {
  constructor(private readonly shop: string) {}

  settings(): Promise<ShopSettings> {
    return this.ask('GET', 'settings', null)
  }

  begin(beginning: Beginning): Promise<{ token: string }> {
    return this.ask('POST', 'sessions', null, beginning)
  }

  latest(token: string): Promise<ChatEntries> {
    return this.ask('GET', 'entries', token)
  }

  changed(token: string, version: number): Promise<ChatEntries> {
    return this.ask('GET', `entries?changedAfter=${version}`, token)
  }

  before(token: string, position: number): Promise<ChatEntries> {
    return this.ask('GET', `entries?before=${position}`, token)
  }

  send(token: string, clientKey: string, text: string): Promise<ChatEntry> {
    return this.ask('POST', 'messages', token, { clientKey, text })
  }

  async typing(token: string): Promise<void> {
    await this.call('POST', 'typing', token, undefined, AbortSignal.timeout(patience))
  }

  async read(token: string, position: number): Promise<void> {
    await this.call('POST', 'read', token, { position }, AbortSignal.timeout(patience))
  }

  linkCart(token: string, cartToken: string): Promise<{ discounts: TakenDiscount[] }> {
    return this.ask('PUT', 'cart', token, { cartToken })
  }

  takeDiscount(token: string, entryId: string): Promise<TakenDiscount> {
    return this.ask('POST', 'discounts', token, { entryId })
  }

  stream(token: string, version: number, signal: AbortSignal): Promise<Response> {
    return this.call('GET', `stream?changedAfter=${version}`, token, undefined, signal)
  }

  private async ask<Answer>(
    method: string,
    path: string,
    token: string | null,
    body?: object,
  ): Promise<Answer> {
    const response = await this.call(method, path, token, body, AbortSignal.timeout(patience))
    return response.json()
  }

  private async call(
    method: string,
    path: string,
    token: string | null,
    body: object | undefined,
    signal: AbortSignal,
  ): Promise<Response> {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const response = await fetch(`${this.shop}api/v1/chat/${path}`, {
      method,
      signal,
      // A cookie of the shop is of no use here, and none is sent.
      credentials: 'omit',
      cache: 'no-store',
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(text === undefined ? {} : { body: text, keepalive: text.length < mostKeptAlive }),
    })
    if (!response.ok) throw await refusalOf(response)
    return response
  }
}
