import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { Kept } from '../page/kept'
import type { WidgetOptions } from '../page/widget-options'
import type { ChatState } from '../talk/chat-state'
import type { VisitorChat } from '../talk/visitor-chat'
import type { WidgetTexts } from '../texts/en'

/** What every part of the widget needs. */
export interface Widget {
  readonly chat: VisitorChat
  readonly kept: Kept
  readonly texts: WidgetTexts
  readonly options: WidgetOptions
}

export const WidgetContext = createContext<Widget | null>(null)

export function useWidget(): Widget {
  const widget = useContext(WidgetContext)
  if (widget === null) throw new Error('This is no part of the widget.')
  return widget
}

/** The conversation as it stands, and again whenever it changes. */
export function useChat(): ChatState {
  const { chat } = useWidget()
  const [state, setState] = useState(chat.state.value)
  useEffect(() => {
    const look = () => setState(chat.state.value)
    look()
    return chat.state.listen(look)
  }, [chat])
  return state
}
