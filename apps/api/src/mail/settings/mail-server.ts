import { Inject, Injectable } from '@nestjs/common'
import { ShopSettings } from '../../commerce/commerce.public.js'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { SecretBox } from '../../platform/secrets/secret-box.js'
import { mailSettings } from './mail-settings.table.js'

/** Where mails go, as nodemailer is told, and whom they come from. It holds the password in the open. */
export interface MailServer {
  readonly source: 'environment' | 'settings'
  /** The same text for the same server: a connection to it may be used again. */
  readonly key: string
  readonly options:
    | { readonly url: string }
    | {
        readonly host: string
        readonly port: number
        readonly secure: boolean
        readonly auth?: { readonly user: string; readonly pass: string }
      }
  /** `smtp.example.com:587`: without user and password. */
  readonly shown: string
  readonly fromAddress: string
  readonly fromName: string
}

/** Where the password of the mail server is kept, as the secret box is told. */
export const mailSecretPlace = 'mail:server'

/** Knows the mail server that is in force: the operator's by environment, or else the shop's own. */
@Injectable()
export class MailServers {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SecretBox) private readonly secrets: SecretBox,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /** Undefined where there is none. @throws SecretUnreadable when its password cannot be opened here */
  async inForce(): Promise<MailServer | undefined> {
    const { mail } = this.settings
    const { name } = await this.shop.read()
    if (mail !== undefined) {
      const { host } = new URL(mail.smtpUrl)
      const options = { url: mail.smtpUrl }
      return {
        source: 'environment',
        key: mail.smtpUrl,
        options,
        shown: host,
        fromAddress: mail.from,
        fromName: name,
      }
    }
    const [row] = await this.database.select().from(mailSettings)
    if (row === undefined) return undefined
    const { host, port, secure, user, password } = row
    const pass = password === null ? '' : this.secrets.open(password, mailSecretPlace)
    const options = { host, port, secure, ...(user === null ? {} : { auth: { user, pass } }) }
    return {
      source: 'settings',
      key: JSON.stringify(options),
      options,
      shown: `${host}:${port}`,
      fromAddress: row.fromAddress,
      fromName: row.fromName ?? name,
    }
  }
}
