// Runs in the till's page, ahead of its own code: a scanner, when the ledger was last written for good, and what else
// the page and its databases did meanwhile.
{
  const begin = IDBDatabase.prototype.transaction
  let committedAt = 0
  const spans = []
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const transaction = begin.call(this, stores, mode, options)
    const names = [...transaction.objectStoreNames]
    const span = {
      what: `${this.name} ${names.join('+')} ${transaction.mode} ${transaction.durability}`,
      began: performance.now(),
      ended: Number.POSITIVE_INFINITY,
    }
    spans.push(span)
    const end = () => {
      span.ended = performance.now()
      if (mode === 'readwrite' && this.name === 'counterflow-ledger' && names.includes('events'))
        committedAt = span.ended
    }
    transaction.addEventListener('complete', end)
    transaction.addEventListener('abort', end)
    return transaction
  }
  const ask = globalThis.fetch
  globalThis.fetch = async (...request) => {
    const { pathname } = new URL(request[0]?.url ?? request[0], location.href)
    const span = { what: `fetch ${pathname}`, began: performance.now(), ended: Number.POSITIVE_INFINITY }
    spans.push(span)
    return ask(...request).finally(() => {
      span.ended = performance.now()
    })
  }
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      spans.push({ what: 'LONG TASK', began: startTime, ended: startTime + duration })
  }).observe({ type: 'longtask', buffered: true })
  const press = (code, shiftKey = false) =>
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { code, key: code, shiftKey, bubbles: true, cancelable: true }),
    )
  const codeOf = (character) =>
    character === '-' ? 'Minus' : /\d/.test(character) ? `Digit${character}` : `Key${character}`
  const flashing = () => document.querySelector('li[data-flash="true"]')
  const buttonOf = (text) =>
    [...document.querySelectorAll('button')].find((button) => button.textContent?.includes(text))
  const { painted } = globalThis.bench

  globalThis.till = {
    buttonOf,
    /** What was under way in a stretch of time, in the order in which it began. */
    during(from, to) {
      return spans
        .filter(({ began, ended }) => began < to && ended > from)
        .sort((one, other) => one.began - other.began)
        .map(({ what, began, ended }) => ({ what, began: began - from, took: ended - began }))
    },
    /** From the last key of a scanned code until its line has been painted, in milliseconds. */
    async scan(text) {
      const before = flashing()
      for (const character of text) press(codeOf(character), /[A-Z]/.test(character))
      const began = performance.now()
      press('Enter')
      const took = (await painted(() => flashing() !== null && flashing() !== before)) - began
      return { began, took }
    },
    /** From the key that pays until the sale is on the disk, and until the screen says so, in milliseconds. */
    async pay(again) {
      const began = performance.now()
      press('F10')
      const shown = (await painted(() => buttonOf(again) !== undefined)) - began
      const committed = committedAt - began
      buttonOf(again)?.click()
      await painted(() => buttonOf(again) === undefined)
      return { began, committed, shown }
    },
  }
}
