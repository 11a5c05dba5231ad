import {
  adoptCurrency,
  type Circumstances,
  checkCircumstances,
  checkGraph,
  checkPublisher,
  type Finding,
  type Permission,
  type Publisher,
  translateInputs,
  unknownSteps,
  validateWorkflow,
  type WorkflowDefinition,
} from '@counterflow/core'
import type { TemplateManifest } from '@counterflow/plugin-sdk/manifest'
import { Inject, Injectable } from '@nestjs/common'
import { languageOf, ShopSettings } from '../../commerce/commerce.public.js'
import { ConnectionChoices } from '../../connections/connections.public.js'
import { StaffDirectory } from '../../identity/identity.public.js'
import { Assignees } from '../../inbox/inbox.public.js'
import type { Queries } from '../../platform/database/database.js'
import { PluginRegistry } from '../../plugins/plugins.public.js'
import { type DefinitionKey, KnownFindings } from './known-findings.js'
import { invalidWorkflow, workflowNotReady } from './workflow-problems.js'

/** What of the shop decides whether a workflow can do its work. */
export type ShopSetup = Pick<Circumstances, 'captureMode' | 'currency' | 'options' | 'unreadableConnections'>

/** Asks core what stands against a definition, in this shop and for this person. */
@Injectable()
export class WorkflowChecks {
  private readonly known = new KnownFindings()

  constructor(
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(StaffDirectory) private readonly staff: StaffDirectory,
    @Inject(Assignees) private readonly assignees: Assignees,
    @Inject(ConnectionChoices) private readonly connections: ConnectionChoices,
  ) {}

  /** @throws Problem `invalid-workflow` when the graph is broken. */
  refuseBroken(definition: WorkflowDefinition): void {
    const broken = checkGraph(definition)
    if (broken.length > 0) throw invalidWorkflow(broken)
  }

  /** @throws Problem `invalid-workflow` when it names triggers or actions that no installed plugin has. */
  refuseForeign(definition: WorkflowDefinition): void {
    const unknown = unknownSteps(definition, this.registry.catalogue)
    if (unknown.length > 0) throw invalidWorkflow(unknown)
  }

  /** `definition` with the amounts that it brings along in the shop's currency (R81). */
  async adopt(definition: WorkflowDefinition): Promise<WorkflowDefinition> {
    return adoptCurrency(definition, (await this.shop.read()).currency)
  }

  /** The definition of a template with its texts in the shop's language, as far as the plugin brings them. */
  async inShopLanguage({ definition, texts }: TemplateManifest): Promise<WorkflowDefinition> {
    return translateInputs(definition, texts[languageOf(await this.shop.read())] ?? {})
  }

  /** How the shop is set up now. Inside a transaction, hand its queries on. */
  async shopSetup(queries?: Queries): Promise<ShopSetup> {
    const { captureMode, currency } = await this.shop.read(queries)
    const staff = await this.staff.list(queries)
    const { all, unreadable } = await this.connections.choices(queries)
    const options = {
      connections: all,
      staff: new Set<string>(staff.map(({ id }) => id)),
      'assignable-staff': new Set<string>((await this.assignees.list(queries)).map(({ id }) => id)),
    }
    return { captureMode, currency, options, unreadableConnections: unreadable }
  }

  /**
   * Everything that stands against turning `definition` on by somebody with these permissions.
   * @param key what it is called, where it is stored: then what stands in itself is found out once
   */
  findings(
    definition: WorkflowDefinition,
    permissions: readonly Permission[],
    setup: ShopSetup,
    key?: DefinitionKey,
  ): Finding[] {
    const { catalogue } = this.registry
    const find = () => validateWorkflow(definition, catalogue)
    return [
      ...(key === undefined ? find() : this.known.get(key, catalogue, find)),
      ...checkCircumstances(definition, catalogue, { permissions, ...setup, now: Date.now() }),
    ]
  }

  /** Of the findings, those that keep a workflow from being turned on, or a live one from doing its work. */
  errors(...asked: Parameters<WorkflowChecks['findings']>): Finding[] {
    return this.findings(...asked).filter(({ severity }) => severity === 'error')
  }

  /**
   * Why a live version can no longer do its work, or does it in the name of somebody who may not any more.
   * @param granted what it may do since it was turned on
   * @param publisher who turned it on, unless nobody knows any more
   */
  attention(
    live: WorkflowDefinition,
    versionId: string,
    granted: readonly Permission[],
    setup: ShopSetup,
    publisher: Publisher | undefined,
  ): Finding[] {
    const past = publisher === undefined ? [] : checkPublisher(live, this.registry.catalogue, publisher)
    return [...this.errors(live, granted, setup, `version ${versionId}`), ...past]
  }

  /** @throws Problem `workflow-not-ready` when an error stands against turning it on. */
  async refuseUnready(
    definition: WorkflowDefinition,
    permissions: readonly Permission[],
    queries?: Queries,
  ): Promise<void> {
    const errors = this.errors(definition, permissions, await this.shopSetup(queries))
    if (errors.length > 0) throw workflowNotReady(errors)
  }

  /** The permissions that the definition's actions need. */
  permissionsNeeded(definition: WorkflowDefinition): Permission[] {
    const needed = actionsOf(definition).flatMap(
      (id) => this.registry.catalogue.actions.get(id)?.permission ?? [],
    )
    return [...new Set(needed)]
  }

  /** The plugins that the definition's actions come from, with their versions. */
  pluginsOf(definition: WorkflowDefinition): Record<string, string> {
    return this.registry.versionsOf(actionsOf(definition))
  }
}

function actionsOf(definition: WorkflowDefinition): string[] {
  return definition.nodes.flatMap((node) => (node.kind === 'action' ? [node.action] : []))
}
