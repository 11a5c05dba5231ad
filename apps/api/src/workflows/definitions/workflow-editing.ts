import {
  definitionSchemaVersion,
  type WorkflowDefinition,
  type WorkflowId,
  workflowIdSchema,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import { permissionMissing } from '../../platform/http/access/permission-guard.js'
import type { Actor } from '../../platform/http/actor.js'
import { Runs } from '../runs/runs.js'
import type { SettlingDeed, WaitingChoice } from '../runs/settling/settling-words.js'
import { Settlings } from '../runs/settling/settlings.js'
import { versionIdOf } from './version-id.js'
import { type RecordedActor, workflows, workflowVersions } from './workflow.table.js'
import { WorkflowChecks } from './workflow-checks.js'
import { workflowChanged, workflowTurnedOff, workflowTurnedOn } from './workflow-events.js'
import { draftChangedElsewhere, workflowIsOn, workflowNotFound } from './workflow-problems.js'
import { WorkflowRepository, type WorkflowWithLive } from './workflow-repository.js'

/** What is said when a draft is turned on. */
interface TurningOn {
  readonly revision: number
  readonly note?: string | undefined
  readonly waitingRuns?: WaitingChoice | undefined
}

/** Makes, changes, turns on and turns off workflows. Each change is one conditional update. */
@Injectable()
export class WorkflowEditing {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(WorkflowChecks) private readonly checks: WorkflowChecks,
    @Inject(Runs) private readonly runs: Runs,
    @Inject(Settlings) private readonly settlings: Settlings,
  ) {}

  /**
   * A given definition takes over the shop's currency.
   * @throws Problem `invalid-workflow` when it is broken, or names what no installed plugin has.
   */
  async create(
    name: string,
    definition: WorkflowDefinition = emptyDefinition(name),
  ): Promise<WorkflowWithLive> {
    this.checks.refuseBroken(definition)
    this.checks.refuseForeign(definition)
    const adopted = await this.checks.adopt(definition)
    return this.transactions.run((transaction) => this.insert(transaction, { ...adopted, name }, null))
  }

  /**
   * Makes a workflow from a template, turned on if asked: then either both happens or nothing.
   * @throws Problem `workflow-not-ready`
   */
  async install(
    templateId: string,
    definition: WorkflowDefinition,
    turnOn: boolean,
    actor: Actor,
  ): Promise<WorkflowWithLive> {
    const adopted = await this.checks.adopt(definition)
    if (turnOn) await this.checks.refuseUnready(adopted, actor.permissions)
    const installed = await this.transactions.run(async (transaction) => {
      const made = await this.insert(transaction, adopted, templateId)
      return turnOn ? this.publish(transaction, made, actor) : made
    })
    return this.prepared(installed)
  }

  /** @throws Problem `invalid-workflow`, `draft-changed-elsewhere`, `not-found` */
  async saveDraft(
    workflowId: WorkflowId,
    revision: number,
    definition: WorkflowDefinition,
  ): Promise<WorkflowWithLive> {
    this.checks.refuseBroken(definition)
    return this.transactions.run(async (transaction) => {
      const saved = await transaction
        .update(workflows)
        .set({
          draft: definition,
          name: definition.name,
          draftRevision: sql`${workflows.draftRevision} + 1`,
          updatedAt: sql`now()`,
        })
        .where(
          and(
            eq(workflows.id, workflowId),
            eq(workflows.draftRevision, revision),
            isNull(workflows.deletedAt),
          ),
        )
        .returning({ id: workflows.id })
      const found = await this.require(transaction, workflowId)
      if (saved.length === 0) throw draftChangedElsewhere(revision, found.workflow.draftRevision)
      await this.events.append(transaction, workflowChanged, {
        subjectId: workflowId,
        payload: { workflowId },
      })
      return found
    })
  }

  /** @throws Problem `workflow-not-ready`, `draft-changed-elsewhere`, `not-found`, `permission-missing` */
  async turnOn(
    workflowId: WorkflowId,
    { revision, note, waitingRuns = 'keep' }: TurningOn,
    actor: Actor,
  ): Promise<WorkflowWithLive> {
    if (waitingRuns !== 'keep' && !actor.permissions.includes('runs.manage')) {
      throw permissionMissing('runs.manage', actor.name)
    }
    const published = await this.transactions.run(async (transaction) => {
      const found = await this.require(transaction, workflowId)
      const { draft, draftRevision } = found.workflow
      if (draftRevision !== revision) throw draftChangedElsewhere(revision, draftRevision)
      await this.checks.refuseUnready(draft, actor.permissions, transaction)
      noteChange('on', found.live !== null, true)
      const published = await this.publish(transaction, found, actor, note)
      if (waitingRuns !== 'keep') await this.settle(transaction, published, waitingRuns, actor)
      return published
    })
    return this.prepared(published)
  }

  async turnOff(workflowId: WorkflowId): Promise<WorkflowWithLive> {
    return this.transactions.run(async (transaction) => {
      const found = await this.require(transaction, workflowId)
      if (found.live === null) return found
      await transaction
        .update(workflows)
        .set({ liveVersionId: null, liveTriggerType: null, updatedAt: sql`now()` })
        .where(eq(workflows.id, workflowId))
      noteChange('on', true, false)
      await this.events.append(transaction, workflowTurnedOff, {
        subjectId: workflowId,
        payload: { workflowId },
      })
      return this.require(transaction, workflowId)
    })
  }

  /** @throws Problem `not-found` */
  async move(workflowId: WorkflowId, folder: string | null): Promise<WorkflowWithLive> {
    return this.transactions.run(async (transaction) => {
      await transaction
        .update(workflows)
        .set({ folder })
        .where(and(eq(workflows.id, workflowId), isNull(workflows.deletedAt)))
      const found = await this.require(transaction, workflowId)
      await this.events.append(transaction, workflowChanged, {
        subjectId: workflowId,
        payload: { workflowId },
      })
      return found
    })
  }

  /** @throws Problem `workflow-is-on`, `not-found` */
  async delete(workflowId: WorkflowId): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const deleted = await transaction
        .update(workflows)
        .set({ deletedAt: sql`now()` })
        .where(
          and(eq(workflows.id, workflowId), isNull(workflows.liveVersionId), isNull(workflows.deletedAt)),
        )
        .returning({ id: workflows.id })
      if (deleted.length === 0) {
        await this.require(transaction, workflowId)
        throw workflowIsOn()
      }
      await this.events.append(transaction, workflowChanged, {
        subjectId: workflowId,
        payload: { workflowId },
      })
    })
  }

  private async insert(
    transaction: Transaction,
    draft: WorkflowDefinition,
    templateId: string | null,
  ): Promise<WorkflowWithLive> {
    const workflowId = workflowIdSchema.parse(uuidv7())
    await transaction.insert(workflows).values({ id: workflowId, name: draft.name, draft, templateId })
    await this.events.append(transaction, workflowChanged, { subjectId: workflowId, payload: { workflowId } })
    return this.require(transaction, workflowId)
  }

  private async publish(
    transaction: Transaction,
    { workflow }: WorkflowWithLive,
    actor: Actor,
    note = '',
  ): Promise<WorkflowWithLive> {
    const workflowId = workflowIdSchema.parse(workflow.id)
    const definition = workflow.draft
    const plugins = this.checks.pluginsOf(definition)
    const versionId = versionIdOf(workflowId, definition, plugins)
    const turnedOnBy = recorded(actor)
    const permissions = this.checks.permissionsNeeded(definition)
    // Turned on again without a word, a version keeps what was written about it.
    const noted = note === '' ? {} : { note }
    await transaction
      .insert(workflowVersions)
      .values({ id: versionId, workflowId, definition, plugins, permissions, turnedOnBy, ...noted })
      .onConflictDoUpdate({ target: workflowVersions.id, set: { permissions, turnedOnBy, ...noted } })
    const published = await transaction
      .update(workflows)
      .set({
        liveVersionId: versionId,
        liveTriggerType: definition.trigger?.type ?? null,
        updatedAt: sql`now()`,
      })
      .where(and(eq(workflows.id, workflowId), eq(workflows.draftRevision, workflow.draftRevision)))
      .returning({ id: workflows.id })
    const found = await this.require(transaction, workflowId)
    if (published.length === 0)
      throw draftChangedElsewhere(workflow.draftRevision, found.workflow.draftRevision)
    await this.settlings.replaceMoves(transaction, workflowId, versionId)
    await this.events.append(transaction, workflowTurnedOn, {
      subjectId: workflowId,
      payload: { workflowId },
    })
    return found
  }

  private async settle(
    transaction: Transaction,
    { workflow }: WorkflowWithLive,
    deed: SettlingDeed,
    actor: Actor,
  ): Promise<void> {
    noteChange('waitingRuns', undefined, deed)
    await this.settlings.begin(transaction, {
      workflowId: workflowIdSchema.parse(workflow.id),
      deed,
      fromVersionId: null,
      versionId: workflow.liveVersionId,
      requestedBy: recorded(actor),
    })
  }

  /** A workflow says that it is on when its first run waits for nothing. */
  private async prepared(found: WorkflowWithLive): Promise<WorkflowWithLive> {
    const { liveVersionId } = found.workflow
    if (liveVersionId !== null) await this.runs.prepare(liveVersionId)
    return found
  }

  private async require(transaction: Transaction, workflowId: WorkflowId): Promise<WorkflowWithLive> {
    const found = await this.repository.find(transaction, workflowId)
    if (found === undefined) throw workflowNotFound(workflowId)
    return found
  }
}

const recorded = ({ type, id, name }: Actor): RecordedActor => ({ type, id, name })

function emptyDefinition(name: string): WorkflowDefinition {
  return { schema: definitionSchemaVersion, name, trigger: null, nodes: [], edges: [], layout: {} }
}
