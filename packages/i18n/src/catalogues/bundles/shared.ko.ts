import { channelProblems } from '../channels/ko.js'
import { rewardProblems } from '../discounts/ko.js'
import { fieldProblems } from '../field-problems/ko.js'
import { general } from '../general/ko.js'
import { cannedReplyProblems } from '../inbox/ko.js'
import { inboxProblems } from '../inbox-problems/ko.js'
import { labellingProblems } from '../labelling/ko.js'
import { problems } from '../problems/ko.js'
import { registerProblems } from '../register-problems/ko.js'
import { session } from '../session/ko.js'
import type { Shape } from '../shape.js'
import { storePageProblems } from '../store-pages/ko.js'
import { values } from '../values/ko.js'
import { webhookProblems } from '../webhooks/ko.js'
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
