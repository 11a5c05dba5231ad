import { firstWithTopics, inboxClientHeader } from '@counterflow/core'
import { Problem } from '../../platform/http/problems/problem.js'

/** 503: so many messages wait for the classifier that another one would wait too long. */
export function classifierBusy(cause: Error): Problem {
  return new Problem({
    type: 'classifier-busy',
    status: 503,
    title: 'The classifier is busy',
    detail: cause.message,
    fix: 'Ask again in a moment.',
    retryAfter: 5,
    cause,
  })
}

/** 503: the model cannot be run on this machine, or its files are damaged. */
export function classifierUnavailable(cause: Error): Problem {
  return new Problem({
    type: 'classifier-unavailable',
    status: 503,
    title: 'Messages cannot be classified here',
    detail: cause.message,
    fix: 'Run the shop on Linux with glibc, macOS or Windows, and install it anew if its files are damaged. If CLASSIFIER_MODEL is set, mend or unset it, and start again. All else works without.',
    cause,
  })
}

/** 409: whoever asks was made before there were topics, or before they were as they are now (R14). */
export function clientWithoutTopics(): Problem {
  return new Problem({
    type: 'client-without-topics',
    status: 409,
    title: 'This app is too old for topics',
    detail: `It says in ${inboxClientHeader} a version before ${firstWithTopics}, and such are told of no topics.`,
    fix: 'Load the page anew or update the app. Everything but topics works as before.',
    extra: { firstWithTopics },
  })
}
