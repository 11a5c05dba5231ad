import { editDrawing, openDrawing } from '@counterflow/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { readDraft, writeDraft } from './stored-draft'
import { readHistory, writeHistory } from './stored-history'

const room = 5_000_000

/** The browser of these specs stores without end; real ones do not. */
function smallStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const items: Record<string, string> = Object.create({
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, value: string) => {
      const others = Object.entries(items).filter(([name]) => name !== key)
      const used = others.reduce((sum, [name, text]) => sum + name.length + text.length, 0)
      if (used + key.length + value.length > room) throw new DOMException('Full.', 'QuotaExceededError')
      items[key] = value
    },
    removeItem: (key: string) => {
      delete items[key]
    },
  })
  return Object(items)
}

beforeEach(() => void vi.stubGlobal('localStorage', smallStorage()))
afterEach(() => void vi.unstubAllGlobals())

const named = (name: string) =>
  editDrawing(openDrawing(branching), { kind: 'renameWorkflow' }, (now) => ({ ...now, name }))
const long = named('x'.repeat(150_000))

/** As many long histories as go into this browser. */
function fillBrowser() {
  const ids = Array.from({ length: 60 }, (_, index) => `workflow ${index}`)
  for (const id of ids)
    localStorage.setItem(`counterflow.history.${id}`, JSON.stringify({ past: long.past, future: [] }))
}

describe('a browser that is full of histories', () => {
  it('still keeps what is not saved yet', () => {
    expect(fillBrowser).toThrow()
    const box = { x: 0, y: 0, width: 200, height: 100 }
    const notes = Array.from({ length: 200 }, (_, index) => ({
      ...box,
      id: `note_${index}`,
      text: 'y'.repeat(5_000),
    }))
    const draft = { revision: 3, definition: { ...branching, notes } }
    writeDraft('one', draft)
    expect(readDraft('one')).toEqual(draft)
  })

  it('forgets the others for the latest', () => {
    expect(fillBrowser).toThrow()
    writeHistory('one', long)
    expect(readHistory('one')?.past).toHaveLength(1)
    expect(readHistory('workflow 1')).toBeUndefined()
  })
})
