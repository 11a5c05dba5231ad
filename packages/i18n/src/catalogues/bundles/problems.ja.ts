import { channelProblems } from '../channels/ja.js'
import { rewardProblems } from '../discounts/ja.js'
import { cannedReplyProblems } from '../inbox/ja.js'
import { inboxProblems } from '../inbox-problems/ja.js'
import { labellingProblems } from '../labelling/ja.js'
import { problems } from '../problems/ja.js'
import { registerProblems } from '../register-problems/ja.js'
import type { Shape } from '../shape.js'
import { storePageProblems } from '../store-pages/ja.js'
import { webhookProblems } from '../webhooks/ja.js'
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
