import { managersTillPolicy, type RoleId, type TillPolicy, usualTillPolicy } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { RoleDirectory } from '../../identity/identity.public.js'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { tillSettingsChanged } from '../registers/register-events.js'
import { settingsChangedMeanwhile, unknownTillRole } from './policy-problems.js'
import type { tillPolicyRoutes as routes } from './till-policies.contract.js'
import { tillPolicies } from './till-policy.table.js'

export type RolePolicy = RouteOutput<typeof routes.replace>
type Replacement = RouteInput<typeof routes.replace>['body']

/** What the people of each role may do at a till: what the shop has decided, or else what is usual. */
@Injectable()
export class TillPolicies {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(RoleDirectory) private readonly roles: RoleDirectory,
  ) {}

  /** Of all roles that sell. */
  async list(queries: Queries = this.database): Promise<RolePolicy[]> {
    const rows = await queries.select().from(tillPolicies)
    const decided = new Map(rows.map((row) => [row.roleId, row]))
    const all = await this.roles.list(queries)
    return all
      .filter(({ permissions }) => permissions.some(sells))
      .map(({ id, name, permissions }) => {
        const manages = permissions.includes('registers.manage')
        const row = decided.get(id)
        const policy =
          row === undefined ? usualOf(manages) : { ...row.policy, actions: actionsOf(row.policy) }
        return { roleId: id, name, manages, policy, version: row?.version ?? 0 }
      })
  }

  /** What a role may do at a till; undefined for one that does not sell. */
  async of(roleId: string, queries: Queries = this.database): Promise<TillPolicy | undefined> {
    return (await this.list(queries)).find((role) => role.roleId === roleId)?.policy
  }

  /** @throws Problem `unknown-role`, `settings-changed`. */
  async replace(roleId: RoleId, { policy, version }: Replacement): Promise<RolePolicy> {
    return this.transactions.run(async (transaction) => {
      const known = (await this.list(transaction)).find((role) => role.roleId === roleId)
      if (known === undefined) throw unknownTillRole()
      await transaction.insert(tillPolicies).values({ roleId, policy: known.policy }).onConflictDoNothing()
      const [row] = await transaction
        .select()
        .from(tillPolicies)
        .where(eq(tillPolicies.roleId, roleId))
        .for('update')
      const before = { ...known, policy: row?.policy ?? known.policy, version: row?.version ?? 0 }
      if (before.version !== version) throw settingsChangedMeanwhile(before)
      await transaction
        .update(tillPolicies)
        .set({ policy, version: version + 1 })
        .where(eq(tillPolicies.roleId, roleId))
      noteChange('policy', before.policy, policy)
      const payload = { part: 'policies' } as const
      await this.events.append(transaction, tillSettingsChanged, { subjectId: 'till', payload })
      return { ...known, policy, version: version + 1 }
    })
  }
}

const sells = (permission: string) => permission === 'registers.sell' || permission === 'registers.manage'

const usualOf = (manages: boolean): TillPolicy => (manages ? managersTillPolicy : usualTillPolicy)

/** What an earlier version did not know is as it is usually. */
const actionsOf = ({ actions }: TillPolicy): TillPolicy['actions'] => ({
  ...usualTillPolicy.actions,
  ...actions,
})
