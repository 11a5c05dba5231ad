import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { LiquidEditor } from './LiquidEditor'

type Component = typeof LiquidEditor

const LiquidEditorContext = createContext<Component | undefined>(undefined)

let loaded: Component | undefined

/** Loads the editor for templates after the form itself; until then, and without a connection, a plain field does. */
export function LiquidEditorProvider({ children }: { children: ReactNode }) {
  const [editor, setEditor] = useState<Component | undefined>(() => loaded)
  useEffect(() => {
    if (loaded !== undefined) return
    let isCurrent = true
    import('./LiquidEditor').then(
      (module) => {
        loaded = module.LiquidEditor
        if (isCurrent) setEditor(() => module.LiquidEditor)
      },
      () => {
        // The plain field stays.
      },
    )
    return () => {
      isCurrent = false
    }
  }, [])
  return <LiquidEditorContext value={editor}>{children}</LiquidEditorContext>
}

/** The editor for templates; undefined as long as a plain field has to do. */
export const useLiquidEditor = (): Component | undefined => useContext(LiquidEditorContext)
