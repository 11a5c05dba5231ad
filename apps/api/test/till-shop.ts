import {
  type Enrolment,
  enrolmentSchema,
  type LocationId,
  locationIdSchema,
  type RegisterId,
  registerIdSchema,
} from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { expect, vi } from 'vitest'
import { z } from 'zod'
import { CommerceModule } from '../src/commerce/commerce.module.js'
import { IdentityModule } from '../src/identity/identity.module.js'
import { invoiceRoutes } from '../src/invoices/invoices.contract.js'
import { mailRoutes } from '../src/mail/mail.contract.js'
import { mailSettingsRoutes } from '../src/mail/settings/mail-settings.contract.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { startTestApplication } from '../src/platform/http/test-application.js'
import { posRoutes } from '../src/pos/pos.contract.js'
import { PosModule } from '../src/pos/pos.module.js'
import { affectedBy } from '../src/pos/records/affected-records.js'
import { TillFeed } from '../src/pos/records/till-feed.js'
import { type ShopAnswer, type ShopApplication, shopRoutes, startShop } from './shop-application.js'

type Headers = Readonly<Record<string, string>>

/** A device that is a register of a shop, with its own key. */
export interface EnrolledTill extends Enrolment {
  readonly headers: Headers
  /** The device's signature of a text, in base64url. */
  sign(text: string): Promise<string>
}

/** The demo shop with tills. */
export interface TillShop extends ShopApplication {
  readonly owner: Headers
  readonly locationId: LocationId
  makeRegister(code: string): Promise<RegisterId>
  makeCode(registerId: RegisterId): Promise<string>
  /** What the server answers to a device that tries to enrol by `code`. */
  tryCode(code: string, publicKey?: string): Promise<ShopAnswer>
  enrol(registerId: RegisterId): Promise<EnrolledTill>
  /** Lets tills know of everything that has happened until now. */
  follow(): Promise<void>
}

/** With those of the features that tills stand on. */
const tillRoutes = [...posRoutes, mailRoutes, mailSettingsRoutes, invoiceRoutes]

/** Starts the shop with its tills. Nothing follows the event log: a spec asks for that itself. */
export async function startTillShop(
  more: Parameters<typeof startShop>[0] = { modules: [], contract: [] },
): Promise<TillShop> {
  const shop = await startShop({
    ...more,
    modules: [PosModule, ...more.modules],
    contract: [...tillRoutes.flatMap((routes) => Object.values(routes)), ...more.contract],
  })
  const owner = await shop.staff('owner')
  const locations = z
    .object({ items: z.array(z.object({ id: locationIdSchema })) })
    .parse((await shop.send(owner, 'GET', '/api/v1/locations')).body)
  const [location] = locations.items
  if (location === undefined) throw new Error('The shop has no location.')

  const makeRegister = async (code: string) => {
    const body = { name: `Counter ${code}`, code, locationId: location.id }
    const answer = await shop.send(owner, 'POST', '/api/v1/registers', body)
    return z.object({ id: registerIdSchema }).parse(answer.body).id
  }
  const makeCode = async (registerId: RegisterId) => {
    const answer = await shop.send(owner, 'POST', `/api/v1/registers/${registerId}/enrolment-codes`)
    return z.object({ code: z.string() }).parse(answer.body).code
  }
  const tryCode = async (code: string, publicKey?: string) =>
    shop.send({ origin: shop.url }, 'POST', '/api/v1/till/enrolments', {
      code,
      publicKey: publicKey ?? (await newDeviceKey()).publicKey,
      deviceName: 'Tablet',
    })
  const enrol = async (registerId: RegisterId) => {
    const key = await newDeviceKey()
    const answer = await tryCode(await makeCode(registerId), key.publicKey)
    const enrolment = enrolmentSchema.parse(answer.body)
    return { ...enrolment, headers: { authorization: `Bearer ${enrolment.token}` }, sign: key.sign }
  }
  const follow = async () => {
    const feed = shop.application.get(TillFeed, { strict: false })
    const database = shop.application.get<Database>(DATABASE)
    // Transactions of other databases of the server keep events back, too: one look may be too early.
    await vi.waitFor(async () => {
      await feed.doDue()
      const behind = z.array(heardSchema).parse((await database.execute(behindFeed)).rows)
      expect(affectedBy(behind)).toEqual({})
    }, patience)
  }
  return { ...shop, owner, locationId: location.id, makeRegister, makeCode, tryCode, enrol, follow }
}

const heardSchema = z.object({ type: z.string(), subjectId: z.string() })

/** Events up to which the feed has not been written. */
const behindFeed = sql`
  select type, subject_id as "subjectId" from events, till_feed
   where (transaction_id, sequence) > (split_part(position, '.', 2)::xid8, split_part(position, '.', 3)::bigint)`

/** A busy machine takes its time. */
const patience = { timeout: 30_000, interval: 50 }

/** Another server of a till shop, on a database of its own. */
export function startTillApplication(shared: { databaseUrl: string; dataFolder: string }) {
  return startTestApplication({
    modules: [IdentityModule, CommerceModule, PosModule],
    contract: [...shopRoutes, ...tillRoutes.flatMap((routes) => Object.values(routes))],
    shared,
  })
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' }

/** A key as a till makes it: nobody can read the private half. */
export async function newDeviceKey() {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(ecdsa, false, ['sign', 'verify'])
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', publicKey)).toString('base64url')
  const sign = async (text: string) => {
    const bytes = new TextEncoder().encode(text)
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes)
    return Buffer.from(signature).toString('base64url')
  }
  return { publicKey: spki, sign }
}
