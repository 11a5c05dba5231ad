import { useLayoutEffect, useRef } from 'preact/hooks'
import { Composer } from './Composer'
import { keepFocusInside } from './focus-trap'
import { Icon } from './Icon'
import { fillVisibleScreen, useIsPhone } from './phone'
import { StartForm } from './StartForm'
import { ThreadView } from './ThreadView'
import { useChat, useWidget } from './widget-context'

/** The chat itself: over the page, or in its place on a phone. */
export function Panel() {
  const { chat, texts } = useWidget()
  const { visit, shopName, isConnected } = useChat()
  const isPhone = useIsPhone()
  const panel = useRef<HTMLDivElement>(null)
  const hasVisit = visit !== null

  useLayoutEffect(() => {
    // A field on a phone would bring up the keyboard before anything was read.
    const field = panel.current?.querySelector<HTMLElement>('input, textarea')
    if (isPhone || field == null) panel.current?.focus()
    else field.focus()
  }, [isPhone, hasVisit])

  useLayoutEffect(() => {
    if (isPhone && panel.current !== null) return fillVisibleScreen(panel.current)
  }, [isPhone])

  return (
    <div
      ref={panel}
      class="panel"
      role="dialog"
      aria-label={texts.title(shopName)}
      aria-modal={isPhone}
      tabIndex={-1}
      onKeyDown={(event) => {
        // An input method closes its own window by Esc.
        if (event.key === 'Escape' && !event.isComposing) {
          event.stopPropagation()
          chat.setOpen(false)
        }
        if (isPhone) keepFocusInside(event)
      }}
    >
      <header class="head">
        <h2>{texts.title(shopName)}</h2>
        <button type="button" class="plain" aria-label={texts.close} onClick={() => chat.setOpen(false)}>
          <Icon name="close" />
        </button>
      </header>
      <div role="status">{!isConnected && <p class="notice late">{texts.noConnection}</p>}</div>
      {hasVisit ? (
        <>
          <ThreadView />
          <Composer />
        </>
      ) : (
        <StartForm />
      )}
    </div>
  )
}
