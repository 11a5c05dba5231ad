import { type ComponentProps, useDeferredValue } from 'react'
import { EditorContext, useEditor } from '../EditorContext'
import { Toolbar } from './Toolbar'

/** The toolbar, which tells of an edit once the edit itself is on the canvas. What its buttons do is never late. */
export function LaterToolbar({ history, ...others }: ComponentProps<typeof Toolbar>) {
  return (
    <EditorContext value={useDeferredValue(useEditor())}>
      <Toolbar history={useDeferredValue(history)} {...others} />
    </EditorContext>
  )
}
