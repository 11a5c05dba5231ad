// Agents with the inbox open, who ask for what the screens of the back office ask for: the list and its figures at most
// once a second while something happens, and all of the one conversation that they look at with each change of it.
import { openStream } from './server-sent-events.mjs'

const listRests = 1_000

/**
 * @param {{ url: string, cookie: () => string, call: (method: string, path: string, body?: unknown) => Promise<any> }} product
 * @param {string} conversationId the one that is open
 * @param {(entryId: string) => void} shown a message of the customer has arrived on the screen
 * @param {() => void} told the stream has said that something happened in it
 */
export async function agentComes({ url, cookie, call }, conversationId, shown, told) {
  const path = `/conversations/${conversationId}`
  const known = new Set()
  let { version } = await call('GET', `${path}/entries`)
  let closed = false
  const failures = []
  /** @param {() => Promise<void>} work once at a time, and once more if it was asked for meanwhile */
  const oneByOne = (work) => {
    let again = false
    let busy = false
    const begin = async () => {
      if (busy) {
        again = true
        return
      }
      busy = true
      try {
        await work()
      } catch (error) {
        if (!closed) failures.push(error)
      }
      busy = false
      if (again && !closed) {
        again = false
        begin()
      }
    }
    return begin
  }
  const readConversation = oneByOne(async () => {
    const others = Promise.all([call('GET', path), call('GET', `${path}/panel`)])
    for (let more = true; more; ) {
      const answer = await call('GET', `${path}/entries?changedAfter=${version}&limit=200`)
      version = answer.version
      more = answer.more
      for (const { id } of answer.entries) {
        if (!known.has(id)) shown(id)
        known.add(id)
      }
    }
    await others
  })
  let lastList = 0
  let timer
  const readLists = () => {
    if (timer !== undefined) return
    timer = setTimeout(
      async () => {
        lastList = performance.now()
        await Promise.all([
          call('GET', '/conversations?limit=50&view=open'),
          call('GET', '/conversations/counts'),
        ]).catch((error) => failures.push(error))
        timer = undefined
      },
      Math.max(0, lastList + listRests - performance.now()),
    )
  }
  const close = await openStream(`${url}/api/v1/stream`, { origin: url, cookie: cookie() }, (data) => {
    const { subjectType, subjectId } = JSON.parse(data)
    if (subjectType !== 'conversation') return
    if (subjectId === conversationId) {
      told()
      readConversation()
    }
    readLists()
  })
  return {
    failures,
    close() {
      closed = true
      clearTimeout(timer)
      close()
    },
  }
}
