import { openVariables } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Group, SegmentedControl, Text, Textarea } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconLock, IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react'
import { assigneesQuery, type ConversationDetail } from '../conversation-queries'
import { Attachments } from './Attachments'
import classes from './Composer.module.css'
import { ComposerTools } from './ComposerTools'
import { afterSending, type Draft, isSendable } from './draft'
import { mentionedStaff } from './mentioned-staff'
import { SuggestionList } from './SuggestionList'
import { sends } from './sends'
import { useSuggestions } from './useSuggestions'

export interface ComposerHandle {
  focus: () => void
}

interface ComposerProps {
  ref: Ref<ComposerHandle>
  conversation: ConversationDetail
  draft: Draft
  onChange: (how: (before: Draft) => Draft) => void
  /** @param mentions the staff whom the note mentions */
  onSend: (mentions: string[]) => void
}

const longest = 20_000

/** Where one answers, or leaves a note for the others: yellow, so that it is not sent by mistake. */
export function Composer({ ref, conversation, draft, onChange, onSend }: ComposerProps) {
  const { t } = useText()
  const listId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const isTouch = useMediaQuery('(pointer: coarse)') ?? false
  const [caret, setCaret] = useState(0)
  const [uploading, setUploading] = useState(false)
  const { data: staff = [] } = useQuery(assigneesQuery)
  const isNote = draft.mode === 'note'
  const written = isNote ? draft.note : draft.reply
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }), [])
  const write = (text: string, at?: number) => {
    onChange((before) => (isNote ? { ...before, note: text } : { ...before, reply: text }))
    if (at === undefined) return
    setCaret(at)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(at, at)
    })
  }
  const suggestions = useSuggestions({ conversation, isNote, text: written, caret, staff, onWrite: write })
  const open = isNote ? [] : openVariables(written)
  const ready = isSendable(draft) && open.length === 0 && !uploading
  const send = () => {
    if (!ready) return
    onSend(isNote ? mentionedStaff(written, staff) : [])
    onChange(afterSending)
    setCaret(0)
    field.current?.focus()
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (suggestions.press(event)) return
    const { key, shiftKey, altKey, ctrlKey, metaKey, keyCode, nativeEvent } = event
    const { isComposing } = nativeEvent
    if (key === 'Escape' && !isComposing) field.current?.blur()
    if (!sends({ key, shiftKey, altKey, ctrlKey, metaKey, keyCode, isComposing }, isTouch)) return
    event.preventDefault()
    send()
  }
  return (
    <form
      className={classes.composer}
      data-note={isNote || undefined}
      aria-label={t(isNote ? 'inbox.compose.note' : 'inbox.compose.reply')}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Group justify="space-between" gap="xs" px={8} pt={8}>
        <SegmentedControl
          size="xs"
          aria-label={t('inbox.compose.mode')}
          value={draft.mode}
          data={[
            { value: 'reply', label: t('inbox.compose.reply') },
            { value: 'note', label: t('inbox.compose.note') },
          ]}
          onChange={(mode) => onChange((before) => ({ ...before, mode: mode === 'note' ? 'note' : 'reply' }))}
        />
        {isNote && (
          <Text size="xs" c="dimmed">
            <IconLock size={12} aria-hidden style={{ verticalAlign: -1 }} /> {t('inbox.compose.noteHint')}
          </Text>
        )}
      </Group>
      {!isNote && <Attachments draft={draft} onChange={onChange} />}
      <SuggestionList id={listId} suggestions={suggestions} />
      <Textarea
        ref={field}
        variant="unstyled"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={longest}
        dir="auto"
        classNames={{ input: classes.field }}
        aria-label={t(isNote ? 'inbox.compose.note' : 'inbox.compose.reply')}
        placeholder={t(isNote ? 'inbox.compose.notePlaceholder' : 'inbox.compose.placeholder')}
        aria-controls={suggestions.items.length > 0 ? listId : undefined}
        aria-activedescendant={
          suggestions.active === undefined ? undefined : `${listId}-${suggestions.active.key}`
        }
        value={written}
        onChange={(event) => {
          write(event.currentTarget.value)
          setCaret(event.currentTarget.selectionStart)
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={press}
      />
      {open.length > 0 && (
        <div className={classes.hint}>
          <Notice tone="caution">
            <Text size="sm">
              {t('inbox.compose.fillIn', { names: open.map((name) => `{{ ${name} }}`).join(', ') })}
            </Text>
          </Notice>
        </div>
      )}
      <Group justify="space-between" gap="xs" px={8} pb={8} wrap="nowrap">
        {isNote ? (
          <span />
        ) : (
          <ComposerTools
            draft={draft}
            onChange={onChange}
            onUploading={setUploading}
            onCanned={() => {
              const before = written.slice(0, caret)
              const gap = before === '' || /\s$/.test(before) ? '' : ' '
              const text = `${before}${gap}/${written.slice(caret)}`
              write(text, before.length + gap.length + 1)
            }}
          />
        )}
        <Button
          type="submit"
          size="xs"
          variant={isNote ? 'default' : 'filled'}
          disabled={!ready}
          leftSection={isNote ? <IconLock size={14} aria-hidden /> : <IconSend size={14} aria-hidden />}
        >
          {sendLabel(draft, t)}
        </Button>
      </Group>
    </form>
  )
}

/** What the button sends, in the words of what it is (R19, R25). */
function sendLabel(draft: Draft, t: ReturnType<typeof useText>['t']): string {
  if (draft.mode === 'note') return t('inbox.compose.addNote')
  if (draft.products.length > 0) return t('inbox.compose.shareProducts', { count: draft.products.length })
  return t(draft.discount === null ? 'inbox.compose.send' : 'inbox.compose.shareDiscount')
}
