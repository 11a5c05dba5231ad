import { chatDefaults, chatSettingsSchema, type Json } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import { fieldErrors } from '../../platform/http/input/field-errors.js'
import { invalidInput } from '../../platform/http/input/invalid-input.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { SecretBox } from '../../platform/secrets/secret-box.js'
import { conversations } from '../conversations/conversation.table.js'
import { channels } from './channel.table.js'
import { channelUpdated } from './channel-events.js'
import { type ChannelKind, ChannelKinds } from './channel-kinds.js'
import { channelChanged, channelSecretMissing, unknownChannel } from './channel-problems.js'
import { ChannelStore, channelSecretPlace, type StoredChannel } from './channel-store.js'
import type { channelRoutes } from './channels.contract.js'

type Shown = RouteOutput<typeof channelRoutes.get>
type Listed = RouteOutput<typeof channelRoutes.list>
type Wanted = RouteInput<typeof channelRoutes.replace>['body']

const record = z.record(z.string(), z.json())

/** Shows and changes how channels are set up. Their secrets go in here, and come out nowhere. */
@Injectable()
export class ChannelSetups {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(SecretBox) private readonly secrets: SecretBox,
    @Inject(ChannelKinds) private readonly kinds: ChannelKinds,
    @Inject(ChannelStore) private readonly store: ChannelStore,
  ) {}

  async list(): Promise<Listed> {
    const rows = new Map((await this.database.select().from(channels)).map((row) => [row.id, row]))
    const items = this.kinds.all().map((kind) => summaryOf(kind, rows.get(kind.id)))
    const lastChatAt = await this.lastChatAt()
    return { items: items.map((one) => (one.kind === 'chat' ? { ...one, lastReceivedAt: lastChatAt } : one)) }
  }

  /** @throws Problem `not-found` */
  async read(channelId: string): Promise<Shown> {
    const kind = this.kindOf(channelId)
    return this.shown(kind, await this.store.row(channelId))
  }

  /** @throws Problem `not-found`, `invalid-input`, `settings-changed` or `channel-secret-missing` */
  async replace(channelId: string, wanted: Wanted): Promise<Shown> {
    const kind = this.kindOf(channelId)
    const settings = await checked(kind, wanted)
    await this.store.row(channelId)
    return this.transactions.run(async (transaction) => {
      const [before] = await transaction
        .select()
        .from(channels)
        .where(eq(channels.id, channelId))
        .for('update')
      if (before === undefined) throw unknownChannel()
      if (before.version !== wanted.version) throw channelChanged(this.shown(kind, before))
      const [after] = await transaction
        .update(channels)
        .set({
          // The chat is a part of the store.
          enabled: wanted.enabled || kind.kind === 'chat',
          settings,
          secrets: this.sealed(kind, before, wanted, settings),
          version: wanted.version + 1,
          // It may be mended; whether it is, shows.
          fault: null,
          faultAt: null,
        })
        .where(and(eq(channels.id, channelId), eq(channels.version, wanted.version)))
        .returning()
      if (after === undefined) throw new Error('The channel is gone under its own lock.')
      await this.events.append(transaction, channelUpdated, {
        subjectId: channelId,
        payload: { channelId },
      })
      return this.shown(kind, after)
    })
  }

  /** What comes by the chat comes past the store of channels. */
  private async lastChatAt(): Promise<string | null> {
    const [last] = await this.database
      .select({ at: conversations.lastEntryAt })
      .from(conversations)
      .where(eq(conversations.channel, 'chat'))
      .orderBy(desc(conversations.lastEntryAt))
      .limit(1)
    return last?.at.toISOString() ?? null
  }

  private kindOf(channelId: string): ChannelKind {
    const kind = this.kinds.find(channelId)
    if (kind === undefined) throw unknownChannel()
    return kind
  }

  private sealed(kind: ChannelKind, before: StoredChannel, wanted: Wanted, settings: Json) {
    const moved = before.settings !== null && kind.audienceOf(before.settings) !== kind.audienceOf(settings)
    const known = new Set(kind.secrets.map(({ name }) => name))
    const given = Object.entries(wanted.secrets)
      .filter(([name]) => known.has(name))
      .map(([name, secret]) => [name, this.secrets.seal(secret, channelSecretPlace(kind.id, name))] as const)
    // What the channel made for itself has no slot, and stays.
    const kept = Object.entries(before.secrets).filter(([name]) => !moved || !known.has(name))
    const all: Record<string, string> = Object.fromEntries([...kept, ...given])
    const missing = kind.needs(settings).filter((name) => all[name] === undefined)
    const lost = moved ? Object.keys(before.secrets).filter((name) => known.has(name) && !all[name]) : []
    const wantsThem = wanted.enabled ? missing : missing.filter((name) => lost.includes(name))
    if (wantsThem.length > 0) throw channelSecretMissing(wantsThem)
    return all
  }

  private shown(kind: ChannelKind, row: StoredChannel): Shown {
    const { publicUrl } = this.settings
    return {
      ...summaryOf(kind, row),
      settings: row.settings === null ? null : record.parse(row.settings),
      settingsSchema: kind.manifest === null ? null : { ...kind.manifest.settings },
      guide: kind.manifest?.guide ?? null,
      secrets: kind.secrets.map((slot) => ({ ...slot, isKept: row.secrets[slot.name] !== undefined })),
      callbackUrl: kind.kind === 'chat' ? null : `${publicUrl}/hooks/channels/${row.hookToken}`,
      snippet: kind.kind === 'chat' ? snippetOf(publicUrl, row.settings) : null,
      version: row.version,
    }
  }
}

function summaryOf(kind: ChannelKind, row: StoredChannel | undefined): Listed['items'][number] {
  const { id, title, description, onAtFirst } = kind
  const { fault = null, faultAt = null } = row ?? {}
  return {
    id,
    kind: kind.kind,
    title,
    description,
    enabled: row?.enabled ?? onAtFirst,
    lastReceivedAt: row?.lastReceivedAt?.toISOString() ?? null,
    fault: fault === null || faultAt === null ? null : { ...fault, at: faultAt.toISOString() },
  }
}

/** The line that puts the chat on a site, as it is set up. */
function snippetOf(publicUrl: string, settings: Json | null): string {
  const { color, position } = chatSettingsSchema.safeParse(settings).data ?? chatDefaults
  return `<script src="${publicUrl}/chat.js" async data-color="${color}" data-position="${position}"></script>`
}

async function checked(kind: ChannelKind, wanted: Wanted): Promise<Json> {
  const settings = record.parse(wanted.settings)
  const found = await kind.check(settings)
  if ('settings' in found) return found.settings
  const namePath = (path: readonly PropertyKey[]) => ['/settings', ...path.map(String)].join('/')
  const errors = fieldErrors(found.issues, settings, namePath)
  throw invalidInput(errors)
}
