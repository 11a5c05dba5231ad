import { channelProblems } from '../channels/ko.js'
import { rewardProblems } from '../discounts/ko.js'
import { cannedReplyProblems } from '../inbox/ko.js'
import { inboxProblems } from '../inbox-problems/ko.js'
import { labellingProblems } from '../labelling/ko.js'
import { problems } from '../problems/ko.js'
import { registerProblems } from '../register-problems/ko.js'
import type { Shape } from '../shape.js'
import { storePageProblems } from '../store-pages/ko.js'
import { webhookProblems } from '../webhooks/ko.js'
import type { problemBundle as english } from './problems.en.js'

export const problemBundle: Shape<typeof english> = {
  problems: {
    ...problems,
    ...rewardProblems,
    ...webhookProblems,
    ...labellingProblems,
    ...inboxProblems,
    ...storePageProblems,
    ...cannedReplyProblems,
    ...channelProblems,
    ...registerProblems,
  },
}
