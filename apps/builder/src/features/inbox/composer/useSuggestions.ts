import { cannedTextIn, filledReply, foundReplies, type Language } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useStaff } from '../../session/useStaff'
import { cannedRepliesQuery } from '../../settings/canned-replies/canned-reply-queries'
import { shopQuery } from '../../settings/shop-queries'
import type { ConversationDetail } from '../conversation-queries'
import { panelQuery } from '../panel/panel-queries'
import { type TypedMark, typedMark, withoutMark } from './typed-mark'

/** Something that is offered while a word after `/` or `@` is being typed. */
export interface Suggestion {
  readonly key: string
  readonly label: string
  readonly detail: string
  /** What takes the place of the word. */
  readonly replacement: string
}

interface Asked {
  conversation: ConversationDetail
  isNote: boolean
  text: string
  caret: number
  staff: readonly { id: string; name: string }[]
  onWrite: (text: string, caret: number) => void
}

const most = 8

/** Canned replies after `/` in an answer, colleagues after `@` in a note; chosen by the arrows and Enter. */
export function useSuggestions({ conversation, isNote, text, caret, staff, onWrite }: Asked) {
  const mark = typedMark(text, caret, isNote ? '@' : '/')
  // Escape puts the list away until the word is another one.
  const [dismissed, setDismissed] = useState<TypedMark>()
  const [chosen, setChosen] = useState(0)
  const canned = useCannedSuggestions(conversation, isNote ? undefined : mark?.word)
  const isDismissed = mark !== undefined && dismissed?.from === mark.from && dismissed.word === mark.word
  const items = mark === undefined || isDismissed ? [] : isNote ? people(staff, mark.word) : canned
  const active = items[Math.min(chosen, items.length - 1)]
  const take = (item: Suggestion) => {
    if (mark === undefined) return
    const changed = withoutMark(text, mark, item.replacement)
    setChosen(0)
    onWrite(changed.text, changed.caret)
  }
  return {
    items,
    active,
    take,
    /** Whether the key was meant for the list. */
    press: (event: KeyboardEvent): boolean => {
      if (active === undefined || event.nativeEvent.isComposing) return false
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step !== 0) setChosen((items.indexOf(active) + step + items.length) % items.length)
      else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') take(active)
      else if (event.key === 'Escape') setDismissed(mark)
      else return false
      event.preventDefault()
      return true
    },
  }
}

export type Suggestions = ReturnType<typeof useSuggestions>

function people(staff: Asked['staff'], word: string): Suggestion[] {
  const wanted = word.normalize('NFC').toLowerCase()
  return staff
    .filter(({ name }) => name.normalize('NFC').toLowerCase().includes(wanted))
    .slice(0, most)
    .map(({ id, name }) => ({ key: id, label: name, detail: '', replacement: `@${name} ` }))
}

function useCannedSuggestions(conversation: ConversationDetail, word: string | undefined): Suggestion[] {
  const { language } = useText()
  const me = useStaff()
  const { data: replies = [] } = useQuery({ ...cannedRepliesQuery, enabled: word !== undefined })
  const { data: shop } = useQuery(shopQuery)
  const { data: panel } = useQuery(panelQuery(conversation.id))
  if (word === undefined) return []
  const spoken: Language = conversation.language ?? language
  const values = {
    'customer.name': conversation.name,
    'customer.email': conversation.email,
    'staff.name': me.name,
    'shop.name': shop?.name ?? null,
    'order.number': panel?.orders.items[0]?.number ?? null,
  }
  return foundReplies(replies, word)
    .slice(0, most)
    .map(({ id, shortcut, title, text }) => {
      const replacement = filledReply(cannedTextIn(text, spoken), values)
      return { key: id, label: `/${shortcut} · ${title}`, detail: replacement, replacement }
    })
}
