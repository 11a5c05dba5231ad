import { useEffect, useRef } from 'react'
import { focusPlace } from '../commands/useCommandKeys'
import { useSelectionDeeds } from '../selecting/useSelectionDeeds'
import { useClipboard } from './useClipboard'

/** Whether a clipboard event is meant for the drawing, and not for a field or a dialog. */
function isForDrawing(target: EventTarget | null): boolean {
  const place = focusPlace(target === document ? document.body : target)
  return place === 'canvas' || place === 'outline'
}

/** Answers the browser's own copy, cut and paste, which carry the clipboard with them. */
export function useClipboardKeys(): void {
  const clipboard = useClipboard()
  const { remove } = useSelectionDeeds()
  const latest = useRef({ clipboard, remove })
  useEffect(() => {
    latest.current = { clipboard, remove }
  })
  useEffect(() => {
    const take = (event: ClipboardEvent): boolean => {
      const text = isForDrawing(event.target) ? latest.current.clipboard.copiedText() : undefined
      if (text === undefined || window.getSelection()?.isCollapsed === false) return false
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
      return true
    }
    const onCopy = (event: ClipboardEvent) => void take(event)
    const onCut = (event: ClipboardEvent) => {
      if (latest.current.clipboard.canCut && take(event)) latest.current.remove('cut')
    }
    const onPaste = (event: ClipboardEvent) => {
      if (!isForDrawing(event.target) || !latest.current.clipboard.canPaste) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (latest.current.clipboard.pasteText(text)) event.preventDefault()
    }
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCut)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCut)
      document.removeEventListener('paste', onPaste)
    }
  }, [])
}
