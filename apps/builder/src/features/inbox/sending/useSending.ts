import { useText } from '@counterflow/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { z } from 'zod'
import { answered, api } from '../../../platform/api/client'
import { isProblem, mayPass } from '../../../platform/api/problem'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { readStored, removeStored, writeStored } from '../../../platform/storage/stored'
import { type Draft, isSendable } from '../composer/draft'
import { type Entry, showEntry } from '../conversation-queries'
import { newClientKey } from './new-client-key'
import { notArrived, type Outgoing, outgoingSchema, withOutgoing } from './outgoing'

/** What is sent from one conversation until the server has it. */
export interface Sending {
  /** What has not arrived: it is on its way, or it failed and waits for its author. */
  readonly outgoing: readonly Outgoing[]
  readonly send: (draft: Draft, at: { seenPosition: number; mentions: string[] }) => void
  readonly again: (message: Outgoing) => void
  readonly forget: (message: Outgoing) => void
  /** Somebody answered before this was sent; it waits for a decision. */
  readonly overtaken: Outgoing | undefined
  readonly decide: (how: 'send' | 'wait') => void
}

function post(conversationId: string, { clientKey, draft, mentions, seenPosition, force }: Outgoing) {
  const params = { path: { conversationId } }
  if (draft.mode === 'note') {
    return api.POST('/api/v1/conversations/{conversationId}/notes', {
      params,
      body: { clientKey, text: draft.note, mentions },
    })
  }
  const { reply, products, discount, image } = draft
  return api.POST('/api/v1/conversations/{conversationId}/replies', {
    params,
    body: {
      clientKey,
      seenPosition,
      ...(force && { force }),
      ...(reply.trim() !== '' && { text: reply }),
      ...(products.length > 0 && { productIds: products.map(({ id }) => id) }),
      ...(discount !== null && { discountId: discount.id }),
      ...(image !== null && { mediaId: image.id }),
    },
  })
}

/** So often something is tried again by itself, within almost a minute: a server that starts anew is back by then. */
const mostTries = 12
const tryAgainAfter = (failures: number) => Math.min(500 * 2 ** failures, 5_000)

/**
 * Sends replies and notes. What did not arrive is tried again for almost a minute, and what was written after it waits
 * for it: the order stays. Then it is kept, also over a reload, until its author sends it again under the same key, so
 * that a lost answer doubles nothing.
 * @param onReturn gets back what its author decides not to send
 */
export function useSending(
  staffId: string,
  conversationId: string,
  entries: readonly Entry[],
  onReturn: (draft: Draft) => void,
): Sending {
  const key = `counterflow.inbox.${staffId}.outgoing.${conversationId}`
  const text = useText()
  const client = useQueryClient()
  const [known, setKnown] = useState<readonly Outgoing[]>(() =>
    (readStored(key, z.array(outgoingSchema)) ?? []).map((message) => ({
      ...message,
      failure: message.failure ?? text.t('inbox.sending.interrupted'),
    })),
  )
  const [overtaken, setOvertaken] = useState<Outgoing>()
  const change = useCallback(
    (how: (before: readonly Outgoing[]) => readonly Outgoing[]) =>
      setKnown((before) => {
        const next = how(before)
        if (next.length === 0) removeStored(key)
        else writeStored(key, next)
        return next
      }),
    [key],
  )
  const forget = ({ clientKey }: Outgoing) =>
    change((before) => before.filter((each) => each.clientKey !== clientKey))
  const { mutate } = useMutation({
    // One after the other: what was written first has to be there first.
    scope: { id: key },
    retry: (failures, error) => mayPass(error) && failures < mostTries,
    retryDelay: tryAgainAfter,
    mutationFn: (message: Outgoing) => answered(post(conversationId, message)),
    onMutate: (message) => change((before) => withOutgoing(before, { ...message, failure: null })),
    onSuccess: (entry, message) => {
      showEntry(client, conversationId, entry)
      forget(message)
      void client.invalidateQueries({ queryKey: ['conversation', conversationId] })
    },
    onError: (error, message) => {
      // It stays where it outlives a reload until its author has decided.
      change((before) => withOutgoing(before, { ...message, failure: problemParagraph(error, text) }))
      if (!isProblem(error, 'newer-reply')) return
      setOvertaken(message)
      void client.invalidateQueries({ queryKey: ['conversation', conversationId] })
    },
  })
  return {
    outgoing: notArrived(known, entries),
    send: (draft, at) => {
      if (isSendable(draft)) {
        mutate({ clientKey: newClientKey(), draft, ...at, force: false, failure: null })
      }
    },
    again: (message) => mutate(message),
    forget,
    overtaken,
    decide: (how) => {
      if (overtaken === undefined) return
      setOvertaken(undefined)
      if (how === 'send') return mutate({ ...overtaken, force: true })
      forget(overtaken)
      onReturn(overtaken.draft)
    },
  }
}

/** Takes an answer back before it has gone out, or tries one again that could not be sent. */
export function useReplyDeeds(conversationId: string, onWithdrawn: (entry: Entry) => void) {
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  const params = (entryId: string) => ({ path: { conversationId, entryId } })
  const onError = (error: unknown) => {
    notifyProblem(error)
    void client.invalidateQueries({ queryKey: ['conversation', conversationId] })
  }
  const withdraw = useMutation({
    mutationFn: (entryId: string) =>
      answered(
        api.POST('/api/v1/conversations/{conversationId}/replies/{entryId}/withdraw', {
          params: params(entryId),
        }),
      ),
    onSuccess: (entry) => {
      showEntry(client, conversationId, entry)
      onWithdrawn(entry)
    },
    onError,
  })
  const resend = useMutation({
    mutationFn: (entryId: string) =>
      answered(
        api.POST('/api/v1/conversations/{conversationId}/replies/{entryId}/resend', {
          params: params(entryId),
        }),
      ),
    onSuccess: (entry) => showEntry(client, conversationId, entry),
    onError,
  })
  return { withdraw, resend }
}
