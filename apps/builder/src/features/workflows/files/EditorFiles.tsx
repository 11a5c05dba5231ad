import { useCallbackRef } from '@mantine/hooks'
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo } from 'react'
import { useEditor } from '../editor/EditorContext'
import { exportWorkflow } from './export-file'
import { FileDropArea } from './FileDropArea'
import { useChosenFile } from './useChosenFile'
import { useProvision } from './useProvision'

const ReplaceWithFile = lazy(async () => ({ default: (await import('./ReplaceWithFile')).ReplaceWithFile }))

interface Files {
  /** Hands out what is drawn, saved or not. */
  save: () => void
  /** Chooses a file whose drawing takes the place of this one. */
  pick: () => void
}

const EditorFilesContext = createContext<Files>({ save: () => {}, pick: () => {} })

export const useEditorFiles = (): Files => useContext(EditorFilesContext)

/** What is drawn as a file: handed out, or replaced by one that is chosen or dropped anywhere on the editor. */
export function EditorFiles({ className, children }: { className: string | undefined; children: ReactNode }) {
  const { definition, readOnly } = useEditor()
  const provision = useProvision()
  const file = useChosenFile()
  const save = useCallbackRef(() => {
    if (provision !== undefined) exportWorkflow(definition, provision)
  })
  const pick = useCallbackRef(file.pick)
  const files = useMemo(() => ({ save, pick }), [save, pick])
  return (
    <EditorFilesContext value={files}>
      <FileDropArea enabled={!readOnly} onDrop={file.take} className={className}>
        {children}
      </FileDropArea>
      {file.picker}
      {file.chosen && (
        <Suspense fallback={null}>
          <ReplaceWithFile chosen={file.chosen} onAnother={file.pick} onClose={file.close} />
        </Suspense>
      )}
    </EditorFilesContext>
  )
}
