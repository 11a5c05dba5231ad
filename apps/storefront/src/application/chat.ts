import { stored } from '../platform/stored'

/** Loads the chat once the page has nothing better to do. Without one, the shop is the same. */
export function loadChat(language: string): void {
  const script = document.createElement('script')
  script.src = '/chat.js'
  script.async = true
  script.dataset.language = language
  const token = stored('shop.cart').read()
  if (token !== null) script.dataset.cart = token
  document.head.append(script)
  addEventListener('counterflow:chat-ready', tellCart)
}

/** Tells the chat which cart is this browser's. */
export function tellCart(): void {
  const token = stored('shop.cart').read()
  if (token !== null) dispatchEvent(new CustomEvent('counterflow:cart', { detail: { token } }))
}
