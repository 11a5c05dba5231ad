import {
  canonicalJson,
  definitionSchemaVersion,
  type WorkflowDefinition,
  workflowDefinitionSchema,
} from '@counterflow/core'
import { useState } from 'react'
import type { Workflow } from '../workflow-queries'
import { readDraft } from './saving/stored-draft'
import { useReadWhole } from './useReadWhole'

export interface OpenedDraft {
  /** What the server had, by the revision that the next save builds upon. */
  revision: number
  saved: WorkflowDefinition
  /** What is shown at first: the same, or what this browser had kept unsaved. */
  shown: WorkflowDefinition
  recovered: boolean
}

/** Opens a draft once, with what had not been saved when the tab closed. */
export function useOpenedDraft(workflow: Workflow): OpenedDraft {
  const [opened] = useState((): OpenedDraft => {
    const saved = draftOf(workflow)
    const kept = readDraft(workflow.id)
    if (kept === undefined || sameDefinition(kept.definition, saved)) {
      return { revision: workflow.draftRevision, saved, shown: saved, recovered: false }
    }
    // Saving builds upon the revision that was drawn upon, so that a change from elsewhere is noticed.
    return { revision: kept.revision, saved, shown: kept.definition, recovered: true }
  })
  useReadWhole(workflow.draft)
  return opened
}

/**
 * A draft as the server tells it, of which only the format is looked at: the server has read each part of it before it kept
 * it, and reading 200 steps again takes as long as drawing them. The whole is read when they are seen.
 */
function draftOf({ draft }: Workflow): WorkflowDefinition {
  return draft.schema === definitionSchemaVersion ? draft : workflowDefinitionSchema.parse(draft)
}

const sameDefinition = (left: WorkflowDefinition, right: WorkflowDefinition) =>
  canonicalJson(JSON.parse(JSON.stringify(left))) === canonicalJson(JSON.parse(JSON.stringify(right)))
