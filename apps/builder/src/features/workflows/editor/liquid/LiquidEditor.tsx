import { autocompletion, closeCompletion } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { Annotation, Compartment, EditorState, Prec, Transaction } from '@codemirror/state'
import { EditorView, keymap, placeholder, tooltips } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import './liquid-editor.css'
import { liquidCompletions, sampleColumn } from './liquid-completion'
import { liquidDecorations } from './liquid-decorations'
import { closeBraces, editChips, singleLine } from './liquid-typing'
import { type LiquidProblem, type LiquidWords, liquidProblems, liquidWords } from './liquid-words'

/** What a button beside the editor can do with it. */
export interface LiquidHandle {
  insert: (text: string) => void
}

export interface LiquidEditorProps {
  label: string
  /** How to use it, for those who hear the screen. */
  description: string
  placeholder: string
  value: string
  onChange: (value: string) => void
  readOnly: boolean
  multiline: boolean
  words: LiquidWords
  problems: readonly LiquidProblem[]
  /** Called with the editor once it is there, and with nothing when it is gone. */
  onHandle: (handle: LiquidHandle | undefined) => void
}

const fromOutside = Annotation.define<true>()

/** A text with values of the run in it: coloured, completed as one types, values shown by their names. */
export function LiquidEditor(props: LiquidEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const latest = useRef(props)
  latest.current = props
  // What was written here and has not come back as `value` yet: the form may be drawn later than one types.
  const told = useRef<string[]>([])
  const parts = useRef({ words: new Compartment(), problems: new Compartment(), access: new Compartment() })
  const { value, words, problems, label, readOnly, multiline } = props

  useEffect(() => {
    if (host.current === null) return
    const { current: start } = latest
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: start.value,
        extensions: [
          parts.current.words.of(liquidWords.of(start.words)),
          parts.current.problems.of(liquidProblems.of(start.problems)),
          parts.current.access.of(accessOf(start)),
          Prec.highest(keymap.of([{ key: 'Escape', run: closeCompletion, stopPropagation: true }])),
          multiline ? [] : singleLine,
          history(),
          keymap.of([...historyKeymap, ...defaultKeymap]),
          autocompletion({
            override: [liquidCompletions],
            icons: false,
            // It opens only where a value is asked for, so that whoever presses Enter at once means the list.
            interactionDelay: 0,
            addToOptions: [sampleColumn],
            tooltipClass: () => 'cf-completions',
          }),
          tooltips({ parent: document.body }),
          closeBraces,
          editChips,
          liquidDecorations,
          EditorView.lineWrapping,
          EditorView.updateListener.of((update) => {
            const isOurs = update.transactions.some((one) => one.annotation(fromOutside))
            if (!update.docChanged || isOurs) return
            const written = update.state.doc.toString()
            told.current.push(written)
            latest.current.onChange(written)
          }),
        ],
      }),
    })
    view.current = made
    latest.current.onHandle({ insert: (text) => insert(made, text) })
    return () => {
      latest.current.onHandle(undefined)
      made.destroy()
      view.current = undefined
    }
  }, [multiline])

  useEffect(() => {
    const { current } = view
    const heard = told.current.lastIndexOf(value)
    told.current = told.current.slice(heard + 1)
    if (current === undefined || heard >= 0 || current.state.doc.toString() === value) return
    told.current = []
    current.dispatch({
      changes: { from: 0, to: current.state.doc.length, insert: value },
      annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)],
    })
  }, [value])

  useEffect(() => {
    view.current?.dispatch({ effects: parts.current.words.reconfigure(liquidWords.of(words)) })
  }, [words])

  const isWrong = problems.some(({ severity }) => severity === 'error')
  const { description, placeholder: shown } = props
  useEffect(() => {
    view.current?.dispatch({
      effects: [
        parts.current.problems.reconfigure(liquidProblems.of(problems)),
        parts.current.access.reconfigure(
          accessOf({ label, readOnly, multiline, problems, description, placeholder: shown }),
        ),
      ],
    })
  }, [problems, label, readOnly, multiline, description, shown])

  return (
    <div
      ref={host}
      className="cf-liquid-editor"
      data-multiline={multiline || undefined}
      data-wrong={isWrong || undefined}
      data-read-only={readOnly || undefined}
    />
  )
}

type Access = Pick<
  LiquidEditorProps,
  'label' | 'readOnly' | 'multiline' | 'problems' | 'description' | 'placeholder'
>

function accessOf({ label, readOnly, multiline, problems, description, placeholder: shown }: Access) {
  return [
    EditorState.readOnly.of(readOnly),
    EditorView.editable.of(!readOnly),
    placeholder(shown),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-multiline': `${multiline}`,
      'aria-description': description,
      'aria-invalid': `${problems.some(({ severity }) => severity === 'error')}`,
      ...(readOnly ? { tabindex: '0', 'aria-readonly': 'true' } : {}),
    }),
  ]
}

function insert(view: EditorView, text: string): void {
  view.dispatch(view.state.replaceSelection(text), { userEvent: 'input.complete', scrollIntoView: true })
  view.focus()
}
