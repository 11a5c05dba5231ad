import { channelProblems } from '../channels/ja.js'
import { rewardProblems } from '../discounts/ja.js'
import { fieldProblems } from '../field-problems/ja.js'
import { general } from '../general/ja.js'
import { cannedReplyProblems } from '../inbox/ja.js'
import { inboxProblems } from '../inbox-problems/ja.js'
import { labellingProblems } from '../labelling/ja.js'
import { problems } from '../problems/ja.js'
import { registerProblems } from '../register-problems/ja.js'
import { session } from '../session/ja.js'
import type { Shape } from '../shape.js'
import { storePageProblems } from '../store-pages/ja.js'
import { values } from '../values/ja.js'
import { webhookProblems } from '../webhooks/ja.js'
import type { sharedBundle as english } from './shared.en.js'

export const sharedBundle: Shape<typeof english> = {
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
