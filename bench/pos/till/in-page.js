// Runs in the till's page, ahead of its own code: a scanner, and when the ledger was last written for good.
{
  const begin = IDBDatabase.prototype.transaction
  let committedAt = 0
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const transaction = begin.call(this, stores, mode, options)
    if (
      mode === 'readwrite' &&
      this.name === 'counterflow-ledger' &&
      [...transaction.objectStoreNames].includes('events')
    )
      transaction.addEventListener('complete', () => {
        committedAt = performance.now()
      })
    return transaction
  }
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
    /** From the last key of a scanned code until its line has been painted, in milliseconds. */
    async scan(text) {
      const before = flashing()
      for (const character of text) press(codeOf(character), /[A-Z]/.test(character))
      const began = performance.now()
      press('Enter')
      return (await painted(() => flashing() !== null && flashing() !== before)) - began
    },
    /** From the key that pays until the sale is on the disk, and until the screen says so, in milliseconds. */
    async pay(again) {
      const began = performance.now()
      press('F10')
      const shown = (await painted(() => buttonOf(again) !== undefined)) - began
      const committed = committedAt - began
      buttonOf(again)?.click()
      await painted(() => buttonOf(again) === undefined)
      return { committed, shown }
    },
  }
}
