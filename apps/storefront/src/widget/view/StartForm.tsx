import type { ComponentChildren, TargetedSubmitEvent } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { readDraft, writeDraft } from '../page/draft'
import { useChat, useWidget } from './widget-context'

/** As forgiving as people are: the shop looks more closely. */
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

type Field = 'name' | 'email' | 'message'

/** Asks who writes (R7), and for the first message. What was typed stays when something goes wrong. */
export function StartForm() {
  const { chat, kept, texts, options } = useWidget()
  const { wasEnded, pending, greeting, followsByMail } = useChat()
  const form = useRef<HTMLFormElement>(null)
  const [faults, setFaults] = useState<Partial<Record<Field, string>>>({})
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const hasPending = pending.length > 0

  function show(found: Partial<Record<Field, string>>): void {
    setFaults(found)
    const [first] = Object.keys(found)
    if (first !== undefined) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
  }

  async function begin(event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (busy) return
    const data = new FormData(event.currentTarget)
    const [name, address, message] = ['name', 'email', 'message'].map((field) =>
      String(data.get(field) ?? '').trim(),
    )
    const found: Partial<Record<Field, string>> = {}
    if (!name) found.name = texts.nameMissing
    if (!email.test(address ?? '')) found.email = texts.emailWrong
    if (!message && !hasPending) found.message = texts.messageMissing
    show(found)
    if (Object.keys(found).length > 0 || !name || !address) return
    setBusy(true)
    setFailed(false)
    const failure = await chat.begin(name, address, message ?? '')
    if (failure === null) return
    setBusy(false)
    if (failure.fields.includes('/email')) show({ email: texts.emailWrong })
    else if (failure.fields.includes('/name')) show({ name: texts.nameMissing })
    else setFailed(true)
  }

  return (
    <form ref={form} class="start" noValidate onSubmit={(event) => void begin(event)}>
      {!wasEnded && greeting !== null && (
        <p dir="auto">
          <b>{greeting[options.language]}</b>
        </p>
      )}
      <p>{wasEnded ? texts.sessionGone : followsByMail ? texts.introWithMail : texts.intro}</p>
      <Labelled label={texts.name} fault={faults.name}>
        {(described) => <input name="name" autocomplete="name" maxLength={100} {...described} />}
      </Labelled>
      <Labelled label={texts.email} fault={faults.email}>
        {(described) => (
          <input
            name="email"
            type="email"
            autocomplete="email"
            inputMode="email"
            maxLength={200}
            {...described}
          />
        )}
      </Labelled>
      <Labelled label={texts.message} fault={faults.message}>
        {(described) => (
          <textarea
            name="message"
            rows={4}
            dir="auto"
            defaultValue={readDraft(kept)}
            onInput={({ currentTarget }) => writeDraft(kept, currentTarget.value)}
            {...described}
          />
        )}
      </Labelled>
      <div role="alert">{failed && <p class="fault">{texts.beginFailed}</p>}</div>
      <button type="submit" class="filled" aria-disabled={busy}>
        {busy ? texts.beginning : texts.begin}
      </button>
    </form>
  )
}

interface LabelledProps {
  readonly label: string
  readonly fault: string | undefined
  readonly children: (described: {
    id: string
    'aria-invalid': boolean
    'aria-describedby': string
    required: true
  }) => ComponentChildren
}

function Labelled({ label, fault, children }: LabelledProps) {
  const id = useId()
  const faultId = `${id}-fault`
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-invalid': fault !== undefined, 'aria-describedby': faultId, required: true })}
      <p class="fault" id={faultId}>
        {fault}
      </p>
    </div>
  )
}
