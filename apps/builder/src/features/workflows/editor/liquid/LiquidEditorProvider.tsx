import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { LiquidEditorAt } from './LiquidEditorAt'

type Component = typeof LiquidEditorAt

interface LiquidEditorState {
  editor: Component | undefined
  /** Loads the editor, if nothing has yet. */
  load: () => void
}

const LiquidEditorContext = createContext<LiquidEditorState>({ editor: undefined, load: () => {} })

let loaded: Component | undefined

/**
 * Loads the editor for templates when a form below has a text to be written with it; until then, and without a
 * connection, a plain field does.
 */
export function LiquidEditorProvider({ children }: { children: ReactNode }) {
  const [editor, setEditor] = useState<Component | undefined>(() => loaded)
  const isHere = useRef(false)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  const load = useCallback(() => {
    if (loaded !== undefined) return
    import('./LiquidEditorAt').then(
      (module) => {
        loaded = module.LiquidEditorAt
        if (isHere.current) setEditor(() => module.LiquidEditorAt)
      },
      () => {
        // The plain field stays.
      },
    )
  }, [])
  const state = useMemo(() => ({ editor, load }), [editor, load])
  return <LiquidEditorContext value={state}>{children}</LiquidEditorContext>
}

/** The editor for templates; undefined as long as a plain field has to do. */
export function useLiquidEditor(): Component | undefined {
  const { editor, load } = useContext(LiquidEditorContext)
  useEffect(load, [load])
  return editor
}
