import { render } from 'preact'
import { keptFor } from './page/kept'
import { openOnNextPage, wasOpenBefore } from './page/open-pages'
import { readableOn, readOptions } from './page/widget-options'
import cards from './style/cards.css?inline'
import circumstances from './style/circumstances.css?inline'
import forms from './style/forms.css?inline'
import frame from './style/frame.css?inline'
import thread from './style/thread.css?inline'
import { ShopCalls } from './talk/shop-calls'
import { VisitorChat } from './talk/visitor-chat'
import { textsIn } from './texts/texts'
import { ChatWidget } from './view/ChatWidget'
import { WidgetContext } from './view/widget-context'

/** What a page may tell the widget: `window.counterflowChat`. */
export interface PageDoor {
  open(): void
  close(): void
  /** Says which cart is the visitor's. */
  setCart(token: string): void
}

declare global {
  interface Window {
    counterflowChat?: PageDoor
  }
}

/**
 * Puts the widget on a page, once: into a shadow root, so that neither the page's styles nor ours reach the other.
 * @param attributes of the script tag, without `data-`
 * @param address where the script came from
 */
export function mountWidget(attributes: Readonly<Record<string, string | undefined>>, address: string): void {
  if (window.counterflowChat !== undefined) return
  const options = readOptions(attributes, address, [document.documentElement.lang, ...navigator.languages])
  const kept = keptFor(options.shop)
  const chat = new VisitorChat(new ShopCalls(options.shop), kept, options)

  const host = document.createElement('div')
  host.id = 'counterflow-chat'
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  // The last one knows of phones and of people's wishes, and overrules the others.
  sheet.replaceSync([frame, forms, thread, cards, circumstances].join('\n'))
  root.adoptedStyleSheets = [sheet]
  document.body.append(host)

  render(
    <WidgetContext value={{ chat, kept, texts: textsIn(options.language), options }}>
      <div
        class="widget"
        lang={options.language}
        data-side={options.side}
        data-scheme={options.scheme}
        style={{ '--accent': options.color, '--on-accent': readableOn(options.color) }}
      >
        <ChatWidget />
      </div>
    </WidgetContext>,
    root,
  )
  chat.start()
  if (wasOpenBefore()) chat.setOpen(true)
  chat.state.listen(() => openOnNextPage(chat.state.value.isOpen))
  openDoor(chat)
}

function openDoor(chat: VisitorChat): void {
  window.counterflowChat = {
    open: () => chat.setOpen(true),
    close: () => chat.setOpen(false),
    setCart: (token) => chat.setCart(token),
  }
  window.addEventListener('counterflow:cart', (event) => {
    if (!(event instanceof CustomEvent)) return
    const token: unknown = event.detail?.token
    if (typeof token === 'string') chat.setCart(token)
  })
  window.dispatchEvent(new CustomEvent('counterflow:chat-ready'))
}
