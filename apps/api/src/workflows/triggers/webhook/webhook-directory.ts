import { randomBytes } from 'node:crypto'
import type { WorkflowDefinition, WorkflowId } from '@counterflow/core'
import { type WebhookConfig, webhookConfigSchema } from '@counterflow/plugin-sdk'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNull } from 'drizzle-orm'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { PluginRegistry } from '../../../plugins/plugins.public.js'
import { workflows, workflowVersions } from '../../definitions/workflow.table.js'
import { webhooks } from './webhook.table.js'

/** What tokens are made of. */
const madeToken = /^[\w-]{1,100}$/

/** The webhook of one workflow, as a person sees it. */
export interface Webhook {
  readonly token: string
  readonly secret: string
}

/** A webhook as it is called: with the live version that it starts, if the workflow is on. */
export interface CalledWebhook {
  readonly workflowId: string
  readonly secret: string
  readonly live: {
    readonly versionId: string
    readonly definition: WorkflowDefinition
    readonly config: WebhookConfig
  } | null
}

const freshMilliseconds = 1_000
const mostRemembered = 10_000

const random = (bytes: number) => randomBytes(bytes).toString('base64url')

/** Knows the webhooks of all workflows. */
@Injectable()
export class WebhookDirectory {
  private readonly remembered = new Map<
    string,
    { readonly since: number; readonly webhook: Promise<CalledWebhook | undefined> }
  >()

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
  ) {}

  /** The webhook of a workflow; made when it is asked for first. */
  async of(workflowId: WorkflowId): Promise<Webhook> {
    const [made] = await this.database
      .insert(webhooks)
      .values({ workflowId, token: random(24), secret: random(32) })
      .onConflictDoUpdate({ target: webhooks.workflowId, set: { workflowId } })
      .returning()
    if (made === undefined) throw new Error('The database gave no webhook.')
    return made
  }

  /** Makes a new secret; the old one holds for a second more. */
  async renewSecret(workflowId: WorkflowId): Promise<Webhook> {
    await this.of(workflowId)
    await this.database
      .update(webhooks)
      .set({ secret: random(32) })
      .where(eq(webhooks.workflowId, workflowId))
    return this.of(workflowId)
  }

  /** The webhook behind an address, as it was at most a second ago. */
  async find(token: string): Promise<CalledWebhook | undefined> {
    // Others are nobody's, and U+0000 among them is nothing that the database could be asked for.
    if (!madeToken.test(token)) return undefined
    const known = this.remembered.get(token)
    if (known !== undefined && Date.now() - known.since < freshMilliseconds) return known.webhook
    const webhook = this.read(token)
    this.remember(token, webhook)
    return webhook
  }

  /** What was known of an address turned out to be old. */
  forget(token: string): void {
    this.remembered.delete(token)
  }

  private remember(token: string, webhook: Promise<CalledWebhook | undefined>): void {
    if (this.remembered.size >= mostRemembered) this.remembered.clear()
    this.remembered.set(token, { since: Date.now(), webhook })
    webhook.then(
      (found) => found === undefined && this.forget(token),
      () => this.forget(token),
    )
  }

  private async read(token: string): Promise<CalledWebhook | undefined> {
    const [row] = await this.database
      .select({
        workflowId: webhooks.workflowId,
        secret: webhooks.secret,
        versionId: workflowVersions.id,
        definition: workflowVersions.definition,
      })
      .from(webhooks)
      .innerJoin(workflows, and(eq(workflows.id, webhooks.workflowId), isNull(workflows.deletedAt)))
      .leftJoin(workflowVersions, eq(workflowVersions.id, workflows.liveVersionId))
      .where(eq(webhooks.token, token))
    if (row === undefined) return undefined
    const { workflowId, secret, versionId, definition } = row
    if (versionId === null || definition === null) return { workflowId, secret, live: null }
    const { trigger } = definition
    const config = webhookConfigSchema.safeParse(trigger?.config)
    const isWebhook = this.registry.trigger(trigger?.type ?? '')?.kind === 'webhook'
    if (!isWebhook || !config.success) return { workflowId, secret, live: null }
    return { workflowId, secret, live: { versionId, definition, config: config.data } }
  }
}
