import type { StaffId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { ActorPermissions, StaffDirectory } from '../../identity/identity.public.js'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { notAssignable } from './conversation-problems.js'

/** Somebody who answers customers. */
export interface Assignee {
  readonly id: StaffId
  readonly name: string
}

/** Knows to whom conversations can be assigned: those who hold the permission to answer (R39). */
@Injectable()
export class Assignees {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(StaffDirectory) private readonly staff: StaffDirectory,
    @Inject(ActorPermissions) private readonly permissions: ActorPermissions,
  ) {}

  /** All of them, by name. */
  async list(queries: Queries = this.database): Promise<Assignee[]> {
    const members = await this.staff.list(queries)
    const held = await this.permissions.now(
      members.map(({ id }) => ({ type: 'staff', id })),
      queries,
    )
    return members.flatMap(({ id, name }) =>
      (held.get(id) ?? []).includes('inbox.reply') ? [{ id, name }] : [],
    )
  }

  /** @throws Problem `not-assignable`. */
  async required(queries: Queries, staffId: StaffId): Promise<Assignee> {
    const member = await this.staff.find(staffId, queries)
    const held = await this.permissions.now([{ type: 'staff', id: staffId }], queries)
    if (member === undefined || !(held.get(staffId) ?? []).includes('inbox.reply')) throw notAssignable()
    return { id: member.id, name: member.name }
  }
}
