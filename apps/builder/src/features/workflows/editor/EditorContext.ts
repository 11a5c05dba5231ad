import type { Change, Finding, ReferenceTypes, WorkflowDefinition } from '@counterflow/core'
import { createContext, useContext } from 'react'

export interface Editor {
  definition: WorkflowDefinition
  readOnly: boolean
  edit: (change: Change, edit: (definition: WorkflowDefinition) => WorkflowDefinition) => void
  /** What references mean at every place of the definition. */
  types: ReferenceTypes
  findings: readonly Finding[]
  /** The steps and notes that the next deed is about. */
  selection: ReadonlySet<string>
  select: (ids: ReadonlySet<string>) => void
}

export const EditorContext = createContext<Editor | undefined>(undefined)

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (editor === undefined) throw new Error('There is no editor around this component.')
  return editor
}
