import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Json } from '@counterflow/core'
import {
  ActionError,
  type ChannelContext,
  type ChannelDefinition,
  type HandshakeAnswer,
  type MessageReceipt,
  type ReceivedMessage,
  type ReplyCircumstances,
  type ReplyRefusal,
} from '@counterflow/plugin-sdk'
import type { ChannelManifest } from '@counterflow/plugin-sdk/manifest'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { ConnectionHttp } from '../../connections/connections.public.js'
import { type InstalledChannel, PluginRegistry } from '../registry/plugin-registry.js'
import { loadPlugin } from './plugin-code.js'
import { withinTime } from './step-time.js'
import { failureOf } from './thrown-failure.js'

/** What a channel may use of the shop's: how it is set up, and its secrets, which the plugin does not see. */
export interface ChannelAccess {
  readonly channelId: string
  readonly settings: Json
  readonly secrets: ReadonlyMap<string, string>
  readonly signal: AbortSignal
}

/** A message on its way out. */
export interface ChannelMessage {
  readonly thread: string
  readonly text: string
  readonly lastCustomerAt: string | null
  readonly idempotencyKey: string
}

const addressSchema = z.url({ protocol: /^https?$/ })
const settingsSchema = z.record(z.string(), z.json())

/** Receives and sends by the channels of plugins; checks signatures and puts secrets in at the boundary. */
@Injectable()
export class PluginChannels {
  private readonly channels: ReadonlyMap<string, InstalledChannel>
  private readonly loaded = new Map<string, Promise<ChannelDefinition>>()

  constructor(
    @Inject(PluginRegistry) registry: PluginRegistry,
    @Inject(ConnectionHttp) private readonly http: ConnectionHttp,
  ) {
    this.channels = new Map(registry.channels().map((one) => [one.channel.id, one]))
  }

  /** Every channel that a plugin brings. */
  all(): ChannelManifest[] {
    return [...this.channels.values()].map(({ channel }) => channel)
  }

  find(channelId: string): ChannelManifest | undefined {
    return this.channels.get(channelId)?.channel
  }

  /** The settings as the channel reads them, or what is wrong with them. */
  async checkSettings(channelId: string, settings: Json) {
    const { settings: schema } = await this.load(channelId)
    const checked = schema.safeParse(settings)
    return checked.success ? { settings: z.json().parse(checked.data) } : { issues: checked.error.issues }
  }

  /** Whether `given`, what the signature's header says, was made over `body` by somebody who knows the secret. */
  isSigned({ channelId, secrets }: ChannelAccess, given: string | undefined, body: Buffer): boolean {
    const signature = this.find(channelId)?.signature
    const secret = secrets.get(signature?.secret ?? '')
    if (signature === undefined || secret === undefined || given === undefined) return false
    const { prefix, encoding } = signature
    if (!given.startsWith(prefix)) return false
    const expected = createHmac('sha256', secret).update(body).digest()
    return isSame(Buffer.from(given.slice(prefix.length), encoding), expected)
  }

  /** @throws ActionError */
  async handshake(access: ChannelAccess, query: Readonly<Record<string, string>>): Promise<HandshakeAnswer> {
    const { handshake } = await this.load(access.channelId)
    if (handshake === undefined) return { status: 404, text: 'There is nothing to read here.' }
    return this.within(access, (context) => handshake({ ...context, query }))
  }

  /** @throws ActionError when the delivery cannot be read */
  async receive(
    access: ChannelAccess,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ messages: ReceivedMessage[]; receipts: MessageReceipt[] }> {
    const { receive } = await this.load(access.channelId)
    return this.within(access, (context) => receive({ ...context, body, headers }))
  }

  /** What somebody is called; null where the service does not tell, or not now. */
  async nameOf(access: ChannelAccess, thread: string): Promise<string | null> {
    try {
      const { profile } = await this.load(access.channelId)
      if (profile === undefined) return null
      const { name } = await this.within(access, (context) => profile({ ...context, thread }))
      return name
    } catch {
      return null
    }
  }

  /** @throws ActionError that says whether another attempt may succeed */
  async send(access: ChannelAccess, message: ChannelMessage): Promise<{ externalId: string | null }> {
    const { send } = await this.load(access.channelId)
    return this.within(access, (context) => send({ ...context, ...message }))
  }

  async refusal(channelId: string, circumstances: ReplyCircumstances): Promise<ReplyRefusal | null> {
    const { canReply } = await this.load(channelId)
    return canReply?.(circumstances) ?? null
  }

  private async within<Result>(
    access: ChannelAccess,
    work: (context: ChannelContext<unknown>) => Promise<Result>,
  ): Promise<Result> {
    const manifest = this.find(access.channelId)
    if (manifest === undefined) throw unknownChannel(access.channelId)
    const context = this.contextOf(access, manifest)
    try {
      return await withinTime(access.signal, manifest.timeoutSeconds * 1_000, (signal) =>
        work({ ...context, signal }),
      )
    } catch (error) {
      const { ok: _, retryAfterSeconds, ...failure } = failureOf(error)
      throw new ActionError({ ...failure, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) })
    }
  }

  private contextOf({ settings, secrets, signal }: ChannelAccess, { service }: ChannelManifest) {
    const equals = (name: string, given: string) => {
      const secret = secrets.get(name)
      return secret !== undefined && isSame(digestOf(given), digestOf(secret))
    }
    const address = addressSchema.safeParse(settingsSchema.safeParse(settings).data?.[service.address])
    if (!address.success) {
      throw new ActionError({ code: 'no_address', message: 'The channel has no address of its service.' })
    }
    const http = this.http.forService(address.data, secrets.get(service.secret) ?? '')
    return { settings, secrets: { equals }, http, signal }
  }

  private load(channelId: string): Promise<ChannelDefinition> {
    const known = this.loaded.get(channelId)
    if (known !== undefined) return known
    const loading = this.read(channelId)
    this.loaded.set(channelId, loading)
    loading.catch(() => this.loaded.delete(channelId))
    return loading
  }

  private async read(channelId: string): Promise<ChannelDefinition> {
    const installed = this.channels.get(channelId)
    if (installed === undefined) throw unknownChannel(channelId)
    const plugin = await loadPlugin(installed.plugin)
    const channel = plugin.channels?.find(({ name }) => `${plugin.name}.${name}` === channelId)
    if (channel !== undefined) return channel
    throw new ActionError({
      code: 'channel_unknown',
      message: `The plugin's bundle has no channel "${channelId}"; pack it again.`,
    })
  }
}

const unknownChannel = (channelId: string) =>
  new ActionError({ code: 'channel_unknown', message: `No installed plugin has the channel "${channelId}".` })

/** Of the same length for every text, so that comparing tells nothing of it. */
const digestOf = (text: string) => createHmac('sha256', 'channel').update(text).digest()

const isSame = (given: Buffer, expected: Buffer) =>
  given.length === expected.length && timingSafeEqual(given, expected)
