const key = 'counterflow-chat:open'
const phone = '(max-width: 30rem)'

/** Whether the chat was open on the page before, in this tab. On a phone it would hide the new page, so it is not. */
export function wasOpenBefore(): boolean {
  try {
    return sessionStorage.getItem(key) === 'yes' && !matchMedia(phone).matches
  } catch {
    return false
  }
}

export function openOnNextPage(isOpen: boolean): void {
  try {
    sessionStorage.setItem(key, isOpen ? 'yes' : 'no')
  } catch {
    // Where nothing can be kept, the chat is closed on the next page.
  }
}
