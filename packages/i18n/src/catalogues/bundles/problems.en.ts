import { channelProblems } from '../channels/en.js'
import { rewardProblems } from '../discounts/en.js'
import { cannedReplyProblems } from '../inbox/en.js'
import { inboxProblems } from '../inbox-problems/en.js'
import { labellingProblems } from '../labelling/en.js'
import { problems } from '../problems/en.js'
import { registerProblems } from '../register-problems/en.js'
import { storePageProblems } from '../store-pages/en.js'
import { webhookProblems } from '../webhooks/en.js'

/** What went wrong in the API, and how to mend it. */
export const problemBundle = {
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
