import { type WorkflowDefinition, workflowDefinitionSchema } from '@counterflow/core'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { answered, api } from '../../../../platform/api/client'
import { useNotifyProblem } from '../../../../platform/api/useNotifyProblem'
import { type Workflow, workflowQuery } from '../../workflow-queries'
import { DraftSaver } from './draft-saver'
import { createSaveProgress, type SaveProgressStore } from './save-progress'
import { removeDraft, writeDraft } from './stored-draft'

/** The same object for as long as the workflow is open. */
export interface DraftSaving {
  progress: SaveProgressStore
  retry: () => void
  /** Saves what is not saved yet and answers the revision; undefined when that did not work. */
  settle: () => Promise<number | undefined>
  keepMine: () => Promise<void>
  loadTheirs: () => Promise<void>
}

const putDraft = (workflowId: string) => (revision: number, definition: WorkflowDefinition) =>
  answered(
    api.PUT('/api/v1/workflows/{workflowId}/draft', {
      params: { path: { workflowId } },
      body: { revision, definition },
    }),
  )

/**
 * Keeps the server's draft up with the canvas. What is not saved yet also lies in this browser, so that closing the
 * tab loses nothing. A newer draft from elsewhere replaces ours only while nothing of ours is unsaved.
 */
export function useDraftSaving(
  workflow: Workflow,
  opened: { revision: number; saved: WorkflowDefinition },
  definition: WorkflowDefinition,
  /** Shows what somebody else has saved: `follow` while nothing of ours is at stake, `replace` where it was chosen. */
  show: Record<'follow' | 'replace', (definition: WorkflowDefinition) => void>,
): DraftSaving {
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  const [progress] = useState(createSaveProgress)
  const { id } = workflow
  const saver = useRef<DraftSaver>(undefined)
  saver.current ??= new DraftSaver({
    ...opened,
    put: putDraft(id),
    read: () => client.fetchQuery({ ...workflowQuery(id), staleTime: 0 }),
    onState: progress.say,
    onSaved: (saved) => {
      client.setQueryData(workflowQuery(id).queryKey, saved)
      void client.invalidateQueries({ queryKey: ['workflows'] })
      if (saver.current?.hasUnsaved === false) removeDraft(id)
    },
  })

  useEffect(() => {
    saver.current?.changed(definition)
    return onceDrawn(() => {
      if (saver.current?.hasUnsaved) writeDraft(id, { revision: saver.current.revision, definition })
      else removeDraft(id)
    })
  }, [definition, id])

  useEffect(() => {
    const send = () => void saver.current?.flush()
    window.addEventListener('online', send)
    return () => window.removeEventListener('online', send)
  }, [])

  useEffect(
    () => () => {
      void saver.current?.flush()
      saver.current?.stop()
    },
    [],
  )

  const { follow, replace } = show
  const take = useCallback((theirs: Workflow, shown: (definition: WorkflowDefinition) => void) => {
    const draft = workflowDefinitionSchema.parse(theirs.draft)
    saver.current?.resume(theirs.draftRevision, draft)
    shown(draft)
  }, [])

  useEffect(() => {
    const { current } = saver
    if (current === undefined || workflow.draftRevision <= current.revision || current.hasUnsaved) return
    take(workflow, follow)
  }, [workflow, take, follow])

  return useMemo(() => {
    const fresh = () => client.fetchQuery({ ...workflowQuery(id), staleTime: 0 })
    return {
      progress,
      retry: () => void saver.current?.flush(),
      settle: async () => {
        await saver.current?.flush()
        if (saver.current?.hasUnsaved === false) return saver.current.revision
        const { state, error } = progress.read()
        if (state === 'failed') notifyProblem(error)
        return undefined
      },
      keepMine: async () => {
        const theirs = await fresh()
        saver.current?.resume(theirs.draftRevision, workflowDefinitionSchema.parse(theirs.draft))
        await saver.current?.flush()
      },
      loadTheirs: async () => take(await fresh(), replace),
    }
  }, [client, id, progress, take, replace, notifyProblem])
}

/** Long enough for what was drawn to be on the screen. */
const frames = 50

/** Does something when the change it is about has been drawn; at the latest before the next one, or the page's end. */
function onceDrawn(work: () => void): () => void {
  const timer = setTimeout(() => finish(), frames)
  let finish = () => {
    finish = () => {}
    clearTimeout(timer)
    work()
  }
  const leave = () => finish()
  window.addEventListener('pagehide', leave)
  return () => {
    window.removeEventListener('pagehide', leave)
    finish()
  }
}
