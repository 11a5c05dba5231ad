import { type Json, secretTexts, type WorkflowNode } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { PluginRegistry } from '../../../plugins/plugins.public.js'
import type { PastRun } from './past-runs.js'

/** What a step answered. */
interface Answered {
  readonly nodeId: string
  readonly output: Json
}

/** Knows what in a run only its own steps may read: codes that can be paid with, say. */
@Injectable()
export class RunSecrets {
  constructor(@Inject(PluginRegistry) private readonly registry: PluginRegistry) {}

  of({ graph, rows }: Pick<PastRun, 'graph' | 'rows'>): readonly string[] {
    return this.in(graph.nodes, rows)
  }

  /** The longest first, so that none is found within another that is hidden only in part. */
  in(nodes: ReadonlyMap<string, WorkflowNode>, answers: readonly Answered[]): readonly string[] {
    const texts = answers.flatMap(({ nodeId, output }) => {
      const node = nodes.get(nodeId)
      const action = node?.kind === 'action' ? this.registry.action(node.action)?.action : undefined
      return action === undefined ? [] : secretTexts(action.output, output)
    })
    return [...new Set(texts)].sort((left, right) => right.length - left.length)
  }
}
