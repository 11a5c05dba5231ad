// @vitest-environment node
import { createServer, type Server } from 'node:http'
import { createApiClient } from '@counterflow/api-client'
import type { WorkflowDefinition } from '@counterflow/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { answered } from '../../../../platform/api/client'
import { ProblemError, UnreachableError } from '../../../../platform/api/problem'
import { DraftSaver, type SaveState } from './draft-saver'

/** A server that keeps one draft, as the API does: a stale revision is refused with a problem document. */
class DraftServer {
  revision = 1
  name = branching.name
  failing = false
  /** Takes what comes, and is cut off before it answers. */
  deaf = false
  draft: unknown = branching
  readonly received: string[] = []
  readonly #server: Server

  constructor() {
    this.#server = createServer(async (request, response) => {
      if (request.method === 'GET') {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ draft: this.draft, draftRevision: this.revision }))
        return
      }
      const chunks = await request.toArray()
      const body = JSON.parse(Buffer.concat(chunks).toString())
      this.received.push(body.definition.name)
      const problem = (status: number, type: string) => {
        response.writeHead(status, { 'content-type': 'application/problem+json' })
        response.end(JSON.stringify({ type: `/problems/${type}`, title: type, status, detail: type }))
      }
      if (this.failing) return problem(500, 'internal')
      if (body.revision !== this.revision) return problem(409, 'draft-changed-elsewhere')
      this.revision += 1
      this.name = body.definition.name
      this.draft = body.definition
      if (this.deaf) return void response.destroy()
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ draft: body.definition, draftRevision: this.revision }))
    })
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('The server listens nowhere.')
    return `http://127.0.0.1:${address.port}`
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

const named = (name: string): WorkflowDefinition => ({ ...branching, name })

describe('saving a draft', () => {
  let server: DraftServer
  let saver: DraftSaver
  let states: SaveState[]

  beforeEach(async () => {
    server = new DraftServer()
    states = []
    const api = createApiClient(await server.listen())
    saver = new DraftSaver({
      revision: 1,
      saved: branching,
      delay: 20,
      retryDelay: 5,
      put: (revision, definition) =>
        answered(
          api.PUT('/api/v1/workflows/{workflowId}/draft', {
            params: { path: { workflowId: 'one' } },
            body: { revision, definition },
          }),
        ),
      read: () =>
        answered(api.GET('/api/v1/workflows/{workflowId}', { params: { path: { workflowId: 'one' } } })),
      onState: (state) => states.push(state),
      onSaved: () => {},
    })
  })

  afterEach(() => {
    saver.stop()
    server.close()
  })

  it('sends the latest of several changes, once', async () => {
    for (const name of ['a', 'ab', 'abc']) saver.changed(named(name))
    await saver.flush()
    expect(server.received).toEqual(['abc'])
    expect(states.at(-1)).toBe('saved')
    expect(saver.revision).toBe(2)
  })

  it('sends what changed while a request was under way after it, upon its revision', async () => {
    saver.changed(named('first'))
    const saving = saver.flush()
    saver.changed(named('second'))
    await saving
    await saver.flush()
    expect(server.received).toEqual(['first', 'second'])
    expect(server.name).toBe('second')
    expect(states).not.toContain('conflict')
  })

  it('stops at a change from elsewhere, and saves over it only when told to', async () => {
    server.revision = 7
    saver.changed(named('mine'))
    await saver.flush()
    expect(states.at(-1)).toBe('conflict')
    saver.changed(named('mine still'))
    await saver.flush()
    expect(server.received).toEqual(['mine'])
    saver.resume(7, named('theirs'))
    await saver.flush()
    expect(server.name).toBe('mine still')
  })

  it('knows its own again that was saved without an answer', async () => {
    server.deaf = true
    saver.changed(named('mine'))
    await saver.flush()
    expect(states.at(-1)).toBe('failed')
    server.deaf = false
    server.failing = true
    saver.changed(named('mine st'))
    await saver.flush()
    server.failing = false
    saver.changed(named('mine still'))
    await saver.flush()
    expect(states).not.toContain('conflict')
    expect([server.name, states.at(-1), saver.revision]).toEqual(['mine still', 'saved', 3])
  })

  it('takes nobody else for itself after an answer that was lost', async () => {
    server.deaf = true
    saver.changed(named('mine'))
    await saver.flush()
    server.deaf = false
    server.draft = named('theirs')
    server.revision += 1
    await saver.flush()
    expect(states.at(-1)).toBe('conflict')
    expect(server.name).toBe('mine')
  })

  it('keeps what could not be saved and saves it when asked again', async () => {
    server.failing = true
    saver.changed(named('mine'))
    await saver.flush()
    expect(states.at(-1)).toBe('failed')
    expect(saver.hasUnsaved).toBe(true)
    server.failing = false
    await saver.flush()
    expect(server.name).toBe('mine')
  })

  it('saves by itself once the server is there again', async () => {
    server.failing = true
    saver.changed(named('mine'))
    await vi.waitFor(() => expect(server.received.length).toBeGreaterThan(2))
    server.failing = false
    await vi.waitFor(() => expect(states.at(-1)).toBe('saved'))
    expect(server.name).toBe('mine')
  })
})

describe('trying again', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  async function failedWith(error: Error): Promise<DraftSaver> {
    const read = () => Promise.reject(error)
    const rest = { onState: () => {}, onSaved: () => {} }
    const saver = new DraftSaver({ revision: 1, saved: branching, put: read, read, ...rest })
    saver.changed(named('mine'))
    await saver.flush()
    return saver
  }

  it('ends when the workflow is left', async () => {
    const saver = await failedWith(new UnreachableError())
    expect(vi.getTimerCount()).toBe(1)
    saver.stop()
    await saver.flush()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does not insist on what was refused', async () => {
    const problem = { type: '/problems/forbidden', title: 'Forbidden', status: 403, detail: 'No.' }
    await failedWith(new ProblemError(problem))
    expect(vi.getTimerCount()).toBe(0)
  })
})
