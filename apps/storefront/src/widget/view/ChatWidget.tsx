import { useEffect, useRef } from 'preact/hooks'
import { unreadAfter } from '../talk/thread'
import { Icon } from './Icon'
import { Panel } from './Panel'
import { useChat, useWidget } from './widget-context'

/** The button that is always there, and what it opens. */
export function ChatWidget() {
  const { chat, texts } = useWidget()
  const { isOpen, visit, thread, read } = useChat()
  const launcher = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  const unread = visit === null ? 0 : unreadAfter(thread, read)

  useEffect(() => {
    if (wasOpen.current && !isOpen) launcher.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])

  return (
    <>
      {isOpen && <Panel />}
      <button
        type="button"
        ref={launcher}
        class={isOpen ? 'launcher is-open' : 'launcher'}
        aria-expanded={isOpen}
        aria-label={isOpen ? texts.close : unread > 0 ? texts.openUnread(unread) : texts.open}
        onClick={() => chat.setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'close' : 'chat'} />
        {unread > 0 && !isOpen && (
          <span class="badge" aria-hidden="true">
            {unread > 9 ? '9+' : unread}
          </span>
        )}
      </button>
      <div class="unseen" role="status">
        {!isOpen && unread > 0 ? texts.openUnread(unread) : ''}
      </div>
    </>
  )
}
