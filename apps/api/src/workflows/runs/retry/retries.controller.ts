import { addressKey, masked, type RepeatedEffect, workflowVersionIdSchema } from '@counterflow/core'
import { Controller, Inject } from '@nestjs/common'
import type { IdempotentRequest } from '../../../platform/http/idempotency/idempotency-keys.js'
import { IdempotentRequestOf, Input, Route } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { PluginRegistry } from '../../../plugins/plugins.public.js'
import { lastRows, type PastRun, type StepRow } from '../history/past-runs.js'
import { RunSecrets } from '../history/run-secrets.js'
import { expandedInput } from '../history/run-steps.js'
import { BulkRetries } from './bulk-retries.js'
import { retryRoutes as routes } from './retries.contract.js'
import { RunRetries } from './run-retries.js'

type Effect = RouteOutput<typeof routes.plan>['repeats'][number]

const mostShown = 100
const longestInput = 2_000

@Controller()
export class RetriesController {
  constructor(
    @Inject(RunRetries) private readonly retries: RunRetries,
    @Inject(BulkRetries) private readonly bulk: BulkRetries,
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(RunSecrets) private readonly secrets: RunSecrets,
  ) {}

  @Route(routes.plan)
  async plan(
    @Input() { params, query }: RouteInput<typeof routes.plan>,
  ): Promise<RouteOutput<typeof routes.plan>> {
    const { past, target, plan } = await this.retries.plan(params.runId, query)
    const versionId = target === undefined ? null : workflowVersionIdSchema.parse(target.versionId)
    if (plan.kind === 'impossible') {
      return { obstacle: plan.reason, versionId, kept: 0, repeats: [], moreRepeats: 0 }
    }
    const repeats = this.outside(past, plan.repeats)
    return {
      obstacle: null,
      versionId,
      kept: plan.kept.length,
      repeats: repeats.slice(0, mostShown).map((repeat) => this.effect(past, repeat)),
      moreRepeats: Math.max(0, repeats.length - mostShown),
    }
  }

  @Route(routes.retry)
  async retry(
    @Input() { params, body }: RouteInput<typeof routes.retry>,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<RouteOutput<typeof routes.retry>> {
    return { runId: await this.retries.retry(params.runId, body, request) }
  }

  @Route(routes.retryMany)
  retryMany(
    @Input() { body }: RouteInput<typeof routes.retryMany>,
  ): Promise<RouteOutput<typeof routes.retryMany>> {
    return this.bulk.retry(body)
  }

  /** Those that do something outside of the run; reading twice does no harm. */
  private outside(past: PastRun, repeats: readonly RepeatedEffect[]) {
    const last = lastRows(past.rows)
    return repeats.flatMap(({ address, before }) => {
      const row = last.get(addressKey(address))
      const node = past.graph.nodes.get(address.nodeId)
      if (row === undefined || node?.kind !== 'action') return []
      const action = this.registry.action(node.action)?.action
      return action?.effects === 'none' ? [] : [{ address, before, row, actionId: node.action }]
    })
  }

  private effect(
    past: PastRun,
    {
      address,
      before,
      row,
      actionId,
    }: {
      address: RepeatedEffect['address']
      before: RepeatedEffect['before']
      row: StepRow
      actionId: string
    },
  ): Effect {
    return {
      nodeId: address.nodeId,
      iteration: [...address.iteration],
      action: actionId,
      actionTitle: this.registry.action(actionId)?.action.title ?? null,
      before,
      at: row.at.toISOString(),
      input: shortInput(past, address, this.secrets.of(past)),
    }
  }
}

function shortInput(past: PastRun, address: RepeatedEffect['address'], secrets: readonly string[]): unknown {
  const iteration = address.iteration.join('.')
  const begun = past.rows.find(
    (row) => row.nodeId === address.nodeId && row.iteration === iteration && row.input !== null,
  )
  const input = begun === undefined ? null : masked(expandedInput(past, begun), secrets)
  return JSON.stringify(input).length > longestInput ? null : input
}
