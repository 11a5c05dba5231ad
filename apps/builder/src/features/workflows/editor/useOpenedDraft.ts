import { canonicalJson, type WorkflowDefinition, workflowDefinitionSchema } from '@counterflow/core'
import { useState } from 'react'
import type { Workflow } from '../workflow-queries'
import { readDraft } from './saving/stored-draft'

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
    const saved = workflowDefinitionSchema.parse(workflow.draft)
    const kept = readDraft(workflow.id)
    if (kept === undefined || sameDefinition(kept.definition, saved)) {
      return { revision: workflow.draftRevision, saved, shown: saved, recovered: false }
    }
    // Saving builds upon the revision that was drawn upon, so that a change from elsewhere is noticed.
    return { revision: kept.revision, saved, shown: kept.definition, recovered: true }
  })
  return opened
}

const sameDefinition = (left: WorkflowDefinition, right: WorkflowDefinition) =>
  canonicalJson(JSON.parse(JSON.stringify(left))) === canonicalJson(JSON.parse(JSON.stringify(right)))
