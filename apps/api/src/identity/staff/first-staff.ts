import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Role, roles } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { hashPassword } from '../sessions/password-hash.js'
import { staffCredentials } from '../sessions/session.table.js'
import { staff } from './staff.table.js'
import { typedPassword } from './typed-password.js'

/** How a member of staff signs in for the first time. */
export interface FirstSignIn {
  readonly role: Role
  readonly name: string
  readonly email: string
  readonly password: string
}

const names: Record<Role, string> = {
  owner: 'Han Seo-yeon',
  manager: 'Daniel Park',
  support: 'Sato Misaki',
  cashier: 'Lee Joon',
}

/** Any number; every process that seeds this database takes the same lock. */
const seedLock = 7_300_002

/** Gives a new shop one member of staff for each role. */
@Injectable()
export class FirstStaff {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Who was made, with their passwords, which are kept nowhere but in the file; nobody when there is staff. */
  async seed(): Promise<FirstSignIn[]> {
    const people = roles.map((role) => ({
      role,
      name: names[role],
      email: `${role}@example.com`,
      password: typedPassword(),
    }))
    return this.database.transaction(async (transaction) => {
      await transaction.execute(sql`select pg_advisory_xact_lock(${seedLock})`)
      const [somebody] = await transaction.select({ id: staff.id }).from(staff).limit(1)
      if (somebody !== undefined) return []
      for (const person of people) await this.add(transaction, person)
      // Before the commit: whoever exists can sign in, even if we are killed in between.
      await writeSignIns(
        path.join(this.settings.dataFolder, 'first-sign-in.txt'),
        people,
        this.settings.publicUrl,
      )
      return people
    })
  }

  private async add(transaction: Transaction, person: FirstSignIn): Promise<void> {
    const id = uuidv7()
    const { name, email, role } = person
    await transaction.insert(staff).values({ id, name, email, role })
    await transaction.insert(staffCredentials).values({
      id: uuidv7(),
      userId: id,
      accountId: id,
      providerId: 'credential',
      password: await hashPassword(person.password),
    })
  }
}

async function writeSignIns(file: string, people: readonly FirstSignIn[], publicUrl: string): Promise<void> {
  const lines = people.map(({ role, email, password }) => `${role.padEnd(9)}${email.padEnd(22)}${password}`)
  const text = [
    'First sign-in, made when this shop was new. Delete this file when you have noted it.',
    publicUrl,
    ...lines,
  ]
  await mkdir(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  await writeFile(draft, `${text.join('\n')}\n`, { mode: 0o600 })
  await rename(draft, file)
}
