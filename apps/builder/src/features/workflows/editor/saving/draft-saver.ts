import { canonicalJson, type WorkflowDefinition } from '@counterflow/core'
import { isProblem, mayPass } from '../../../../platform/api/problem'
import type { Workflow } from '../../workflow-queries'

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict'

interface DraftSaverOptions {
  revision: number
  /** What the server has. */
  saved: WorkflowDefinition
  put: (revision: number, definition: WorkflowDefinition) => Promise<Workflow>
  /** What the server has now. */
  read: () => Promise<Workflow>
  onState: (state: SaveState, error?: unknown) => void
  onSaved: (workflow: Workflow, definition: WorkflowDefinition) => void
  /** Milliseconds of rest before a change is sent. */
  delay?: number
  /** Milliseconds until what could not be sent is sent again; each further failure doubles them. */
  retryDelay?: number
}

const longestRetryDelay = 30_000

/**
 * Saves a draft by itself, one request at a time and always the latest. A draft that somebody else saved in the
 * meantime is never overwritten: saving stops until the reader has chosen.
 */
export class DraftSaver {
  #revision: number
  #saved: WorkflowDefinition
  #latest: WorkflowDefinition
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | undefined
  #conflict = false
  #failures = 0
  #stopped = false
  /** What was sent and not answered: it may have arrived all the same. */
  #unanswered: readonly WorkflowDefinition[] = []

  constructor(private readonly options: DraftSaverOptions) {
    this.#revision = options.revision
    this.#saved = options.saved
    this.#latest = options.saved
  }

  get revision(): number {
    return this.#revision
  }

  get hasUnsaved(): boolean {
    return this.#latest !== this.#saved
  }

  /** Takes note of a change and saves it after a moment of rest. */
  changed(definition: WorkflowDefinition): void {
    this.#latest = definition
    this.#stopped = false
    if (this.#conflict) return
    clearTimeout(this.#timer)
    if (!this.hasUnsaved) {
      if (this.#running === undefined) this.options.onState('saved')
      return
    }
    this.options.onState('unsaved')
    this.#timer = setTimeout(() => void this.flush(), this.options.delay ?? 700)
  }

  /** Saves at once what is not saved. Resolves when nothing is under way; look at `hasUnsaved` for the outcome. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#running !== undefined) await this.#running
    if (!this.hasUnsaved || this.#conflict) return
    this.#running = this.#save().finally(() => {
      this.#running = undefined
    })
    await this.#running
  }

  /** Goes on from `revision`, either with what the server has or, by saving over it, with what is here. */
  resume(revision: number, saved: WorkflowDefinition): void {
    this.#revision = revision
    this.#saved = saved
    this.#conflict = false
    this.changed(this.#latest)
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  async #save(): Promise<void> {
    const sent = this.#latest
    this.options.onState('saving')
    try {
      const workflow = await this.#put(sent)
      this.#unanswered = []
      this.#failures = 0
      this.#revision = workflow.draftRevision
      this.#saved = sent
      this.options.onSaved(workflow, sent)
      if (this.hasUnsaved) this.changed(this.#latest)
      else this.options.onState('saved')
    } catch (error) {
      this.#conflict = isProblem(error, 'draft-changed-elsewhere')
      if (!this.#conflict) this.#unanswered = [...this.#unanswered, sent]
      this.options.onState(this.#conflict ? 'conflict' : 'failed', error)
      if (mayPass(error)) this.#tryLater()
    }
  }

  #tryLater(): void {
    if (this.#stopped) return
    const delay = (this.options.retryDelay ?? 2_000) * 2 ** this.#failures
    this.#failures += 1
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), Math.min(delay, longestRetryDelay))
  }
  /** What seems to be somebody else's may be ours, of which the answer was lost on the way. */
  async #put(sent: WorkflowDefinition): Promise<Workflow> {
    try {
      return await this.options.put(this.#revision, sent)
    } catch (error) {
      if (this.#unanswered.length === 0 || !isProblem(error, 'draft-changed-elsewhere')) throw error
      const { draft, draftRevision } = await this.options.read()
      if (!this.#unanswered.some((ours) => isSameJson(draft, ours))) throw error
      return this.options.put(draftRevision, sent)
    }
  }
}

/** Fields that are undefined do not travel. */
const isSameJson = (left: unknown, right: unknown) =>
  canonicalJson(JSON.parse(JSON.stringify(left))) === canonicalJson(JSON.parse(JSON.stringify(right)))
