import { workflowDefinitionSchema } from '@counterflow/core'
import { z } from 'zod'
import { readStored, removeStored } from '../../../../platform/storage/stored'
import { writeBeforeHistories } from './stored-history'

const storedDraftSchema = z.object({ revision: z.number(), definition: workflowDefinitionSchema })

/** What was drawn and not yet saved when the tab closed, with the revision it was drawn upon. */
export type StoredDraft = z.infer<typeof storedDraftSchema>

const keyOf = (workflowId: string) => `counterflow.draft.${workflowId}`

export const readDraft = (workflowId: string): StoredDraft | undefined =>
  readStored(keyOf(workflowId), storedDraftSchema)

export const writeDraft = (workflowId: string, draft: StoredDraft): void =>
  writeBeforeHistories(keyOf(workflowId), draft)

export const removeDraft = (workflowId: string): void => removeStored(keyOf(workflowId))
