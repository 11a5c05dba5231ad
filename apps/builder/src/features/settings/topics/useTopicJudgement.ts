import type { Schemas } from '@counterflow/api-client'
import { useMutation } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

export type TopicJudgement = Schemas['TopicJudgement']

/** Asks what a text is about; it is kept nowhere. */
export function useTopicJudgement() {
  return useMutation({
    mutationFn: (text: string) => answered(api.POST('/api/v1/messages/classify', { body: { text } })),
  })
}
