import { channelProblems } from '../channels/en.js'
import { rewardProblems } from '../discounts/en.js'
import { fieldProblems } from '../field-problems/en.js'
import { general } from '../general/en.js'
import { cannedReplyProblems } from '../inbox/en.js'
import { inboxProblems } from '../inbox-problems/en.js'
import { labellingProblems } from '../labelling/en.js'
import { problems } from '../problems/en.js'
import { registerProblems } from '../register-problems/en.js'
import { session } from '../session/en.js'
import { storePageProblems } from '../store-pages/en.js'
import { values } from '../values/en.js'
import { webhookProblems } from '../webhooks/en.js'

/** What every application says, whoever reads it. */
export const sharedBundle = {
  fieldProblems,
  general,
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
  session,
  values,
}
