import { ActionError } from '@counterflow/plugin-sdk'
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyInstance } from 'fastify'
import type { BareRoutes } from '../../platform/http/http-options.js'
import { PluginChannels } from '../../plugins/plugins.public.js'
import { EmailWebhook } from '../email/email-webhook.js'
import { largestMail } from '../email/parsed-mail.js'
import { unknownHook, unreadableDelivery, unsignedDelivery } from './channel-problems.js'
import { ChannelStore, type OpenChannel } from './channel-store.js'
import { accessTo } from './plugin-channel-access.js'
import { PluginChannelIntake } from './plugin-channel-intake.js'

interface Served {
  Params: { token: string }
  Querystring: Record<string, unknown>
  Body: Buffer | undefined
}

/** Services give up after about so long, and deliver again. */
const patience = 20_000
const firstOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** Serves the addresses that the services of channels call, on Fastify itself: their signature is over the raw bytes. */
@Injectable()
export class ChannelHookRoute implements BareRoutes {
  constructor(
    @Inject(ChannelStore) private readonly store: ChannelStore,
    @Inject(PluginChannels) private readonly plugins: PluginChannels,
    @Inject(PluginChannelIntake) private readonly intake: PluginChannelIntake,
    @Inject(EmailWebhook) private readonly email: EmailWebhook,
  ) {}

  readonly serve = (scope: FastifyInstance): void => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body)
    scope.get<Served>('/hooks/channels/:token', async ({ params, query }, reply) => {
      const channel = await this.open(params.token)
      if (this.plugins.find(channel.id) === undefined) throw unknownHook()
      const { status, text } = await this.plugins.handshake(
        accessTo(channel, AbortSignal.timeout(patience)),
        textsIn(query),
      )
      void reply.status(status).type('text/plain; charset=utf-8').header('x-content-type-options', 'nosniff')
      return text
    })
    scope.post<Served>(
      '/hooks/channels/:token',
      { bodyLimit: largestMail },
      async ({ params, headers, body = Buffer.alloc(0) }) => {
        const channel = await this.open(params.token)
        if (channel.id === 'email') await this.email.receive(channel, headers, body)
        else await this.receive(channel, headers, body)
        return { received: true }
      },
    )
  }

  private async open(token: string): Promise<OpenChannel> {
    const channel = await this.store.openByHook(token)
    if (channel === undefined) throw unknownHook()
    return channel
  }

  private async receive(
    channel: OpenChannel,
    headers: Readonly<Record<string, string | string[] | undefined>>,
    body: Buffer,
  ): Promise<void> {
    const manifest = this.plugins.find(channel.id)
    if (manifest === undefined) throw unknownHook()
    const access = accessTo(channel, AbortSignal.timeout(patience))
    const { header } = manifest.signature
    if (!this.plugins.isSigned(access, firstOf(headers[header]), body)) throw unsignedDelivery(header)
    const received = await this.plugins
      .receive(access, body.toString('utf8'), textsIn(headers))
      .catch((error: unknown) => {
        throw error instanceof ActionError && !error.retry ? unreadableDelivery(error.message) : error
      })
    await this.intake.take(channel, received)
    await this.store.noteReceived(channel.id)
  }
}

function textsIn(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}
