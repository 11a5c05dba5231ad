import { createTranslation } from '@counterflow/i18n'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { languageOf, ShopSettings } from '../../commerce/commerce.public.js'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { SecretBox } from '../../platform/secrets/secret-box.js'
import { ShopMailWriter } from '../content/shop-mail-writer.js'
import { MailTransport } from '../delivery/mail-transport.js'
import { MailServers, mailSecretPlace } from './mail-server.js'
import type { mailSettingsRoutes } from './mail-settings.contract.js'
import { mailSettings } from './mail-settings.table.js'
import { mailSettingsUpdated } from './mail-settings-events.js'
import { mailPasswordMissing, mailSettingsChanged } from './mail-settings-problems.js'

type Row = typeof mailSettings.$inferSelect
type Shown = RouteOutput<typeof mailSettingsRoutes.get>
type Wanted = RouteInput<typeof mailSettingsRoutes.replace>['body']
type Outcome = RouteOutput<typeof mailSettingsRoutes.test>

/** Shows, sets and tries the mail server. Its password goes in here, and comes out nowhere. */
@Injectable()
export class MailServerSettings {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(SecretBox) private readonly secrets: SecretBox,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(MailServers) private readonly servers: MailServers,
    @Inject(ShopMailWriter) private readonly writer: ShopMailWriter,
    @Inject(MailTransport) private readonly transport: MailTransport,
  ) {}

  async read(): Promise<Shown> {
    const [row] = await this.database.select().from(mailSettings)
    return this.shown(row)
  }

  /** @throws Problem `settings-changed` or `mail-password-missing`. */
  async replace({ version, server }: Wanted): Promise<Shown> {
    return this.transactions.run(async (transaction) => {
      // One at a time: the row that a first change makes cannot be locked before it is there.
      await transaction.execute(sql`select pg_advisory_xact_lock(hashtext('mail_settings'))`)
      const [before] = await transaction.select().from(mailSettings)
      if ((before?.version ?? 0) !== version) throw mailSettingsChanged(await this.shown(before))
      if (server === null) {
        await transaction
          .delete(mailSettings)
          .where(and(eq(mailSettings.id, 'mail'), eq(mailSettings.version, version)))
      } else {
        const { password, ...columns } = server
        const sealed = this.sealed(before, columns, password)
        const values = { ...columns, password: sealed, version: version + 1 }
        await transaction
          .insert(mailSettings)
          .values({ id: 'mail', ...values })
          .onConflictDoUpdate({ target: mailSettings.id, set: values })
      }
      await this.events.append(transaction, mailSettingsUpdated, { subjectId: 'mail', payload: {} })
      const [after] = await transaction.select().from(mailSettings)
      return this.shown(after)
    })
  }

  /** Sends a mail past the mailbox, so that its outcome is known at once. */
  async test(to: string): Promise<Outcome> {
    if ((await this.servers.inForce()) === undefined) return { outcome: 'none', detail: null }
    const shop = await this.shop.read()
    const { t } = await createTranslation(languageOf(shop))
    const draft = {
      subject: t('mailSettings.letter.subject', { shop: shop.name }),
      body: t('mailSettings.letter.body', { shop: shop.name }),
      fields: [],
    }
    const content = await this.writer.write(draft, { type: 'system', name: '' })
    const outcome = await this.transport.deliver({ id: uuidv7(), to: [to], ...content })
    if (outcome.kind !== 'sent') return { outcome: outcome.kind, detail: outcome.detail }
    const isRefused = outcome.refusedFor.includes(to)
    return { outcome: isRefused ? 'refused' : 'sent', detail: null }
  }

  /** A password that is kept goes to the server and the user that it was entered for. */
  private sealed(before: Row | undefined, { host, user }: Pick<Row, 'host' | 'user'>, given?: string) {
    if (user === null) return null
    if (given !== undefined) return this.secrets.seal(given, mailSecretPlace)
    const stays = before !== undefined && before.host === host && before.user === user
    if (!stays || before.password === null) throw mailPasswordMissing()
    return before.password
  }

  private async shown(row: Row | undefined): Promise<Shown> {
    const { mail } = this.settings
    const source = mail !== undefined ? 'environment' : row === undefined ? 'none' : 'settings'
    return {
      source,
      inForce: await this.inForce(row),
      server:
        row === undefined
          ? null
          : {
              host: row.host,
              port: row.port,
              secure: row.secure,
              user: row.user,
              fromAddress: row.fromAddress,
              fromName: row.fromName,
              hasPassword: row.password !== null,
            },
      version: row?.version ?? 0,
    }
  }

  private async inForce(row: Row | undefined): Promise<Shown['inForce']> {
    const { mail } = this.settings
    const { name } = await this.shop.read()
    if (mail !== undefined) {
      return { server: new URL(mail.smtpUrl).host, fromAddress: mail.from, fromName: name }
    }
    if (row === undefined) return null
    const { host, port, fromAddress, fromName } = row
    return { server: `${host}:${port}`, fromAddress, fromName: fromName ?? name }
  }
}
